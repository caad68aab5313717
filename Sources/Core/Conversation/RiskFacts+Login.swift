package import Account
package import Identity
package import Policy

extension RiskFacts {
    /// What is odd about a visit to an account with this past.
    package init(_ history: AccountHistory, _ visit: Visitor, _ circumstances: Circumstances) {
        let now = circumstances.now
        let habits = history.habits
        self.init(
            isNetworkKnown: history.isKept ? visit.network.map { history.known.contains($0, at: now) } : nil,
            isKeyKnown: history.isKept ? visit.keySource.map { history.known.contains($0, at: now) } : nil,
            time: circumstances.time, hours: habits.hours, lastLogin: history.isKept ? habits.lastLogin : now,
            failures: history.failures, accountsFailedFromThere: circumstances.accountsFailedFromThere,
            hasTerminal: visit.hasTerminal,
            terminalUses: TerminalUses(
                with: Int(habits.withTerminal), without: Int(habits.withoutTerminal)),
            isClockDoubted: circumstances.isClockDoubted, now: now)
    }
}

/// From where and with what somebody comes.
package struct Visitor: Hashable, Sendable {
    /// The network, or that its address is not known; nil for a local login.
    package let network: FailureSource?
    /// The SSH key as failures are counted by it.
    package let keySource: FailureSource?
    /// The same as people know it; nil for none, and for a certificate.
    package let key: SSHKey?
    /// PAM_TTY without `/dev/`.
    package let terminal: String?
    /// Nil where a terminal says nothing, as in sshd.
    package let hasTerminal: Bool?

    package init(
        network: FailureSource?, keySource: FailureSource? = nil, key: SSHKey? = nil, terminal: String? = nil,
        hasTerminal: Bool? = nil
    ) {
        self.network = network
        self.keySource = keySource
        self.key = key
        self.terminal = terminal
        self.hasTerminal = hasTerminal
    }

    /// The network by its number; nil where it is not known.
    package var knownNetwork: Network? {
        if case .network(let network) = network { network } else { nil }
    }
}

extension DeviceStanding {
    /// The remembered device that a visitor comes with, if it is good by its own terms.
    package init?(_ history: AccountHistory, _ visitor: Visitor, at now: Int64) {
        guard let key = visitor.key,
            let device = history.devices.find(key.fingerprint, in: visitor.knownNetwork, at: now)
        else { return nil }
        self.init(
            idleSeconds: max(0, now - device.lastUse), proofAgeSeconds: max(0, now - device.lastProof),
            isBoundToNetwork: device.boundTo != nil)
    }
}
