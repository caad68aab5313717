import Systemd

/// What is said of rules and of what they are asked about.
extension Sentences {
    static func notAFingerprint(_ text: String) -> String {
        "\"\(text.escapingControls)\" is not a fingerprint; ssh-keygen -l prints them"
    }

    static func noPublicKey(_ path: String) -> String {
        "\(path.escapingControls) has no key of sshd's; ssh-keygen makes one beside the private key (.pub)"
    }

    static func settingsRejected(_ faults: [String]) -> String {
        (["the settings cannot be used"] + faults.map(\.escapingControls)).joined(separator: "\n")
    }

    static let trialRunning =
        "other settings are being tried out (sallyport status says until when); try again after that"
}
