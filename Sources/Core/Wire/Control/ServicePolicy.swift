package import Identity

/// What policy asks of an account at one service that it names.
package struct ServicePolicy: Codable, Hashable, Sendable {
    package var service: ServiceName
    package var decision: Decision
    /// The rule or setting that decides.
    package var reason: String

    package init(service: ServiceName, decision: Decision, reason: String) {
        self.service = service
        self.decision = decision
        self.reason = reason
    }

    package enum Decision: String, Codable, CaseIterable, Sendable {
        case asked
        case notAsked
        case refused
        /// Nothing is enrolled, and the next login begins with that.
        case enrols
        /// Nothing is enrolled yet, and the login is let pass until the day that the reason names.
        case announced
    }
}
