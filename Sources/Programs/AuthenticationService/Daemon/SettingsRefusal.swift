import Settings

/// Why settings are not taken over: every fault, with its file, line and column where it has one.
package struct SettingsRefusal: Error, CustomStringConvertible {
    struct Reason: Sendable {
        let position: String?
        let text: String
    }

    let reasons: [Reason]

    init(reasons: [Reason]) {
        self.reasons = reasons
    }

    init(_ error: any Error) {
        reasons = [Reason(position: nil, text: "\(error)")]
    }

    init(_ faults: [SettingsFault]) {
        reasons = faults.map { Reason(position: $0.position.description, text: $0.description) }
    }

    /// One fault a line.
    package var description: String { reasons.map(\.text).joined(separator: "\n") }
}
