package import Identity

/// What can be typed at the prompt of one login.
package struct Help: Hashable, Sendable {
    /// A kind of authenticator that shows codes of digits.
    package enum Authenticator: String, Hashable, Sendable {
        case app = "totp"
        case token = "hotp"

        /// What a person does with it.
        var invitation: String {
            switch self {
            case .app: "Type the code that your authenticator app shows."
            case .token: "Press the button of your token, and type the code that it shows."
            }
        }
    }

    /// Whose codes are expected; nil where only a pass helps.
    package let authenticator: Authenticator?
    /// Of those codes; nil where they differ, or are nobody's business.
    package let digits: Int?
    /// Another kind that can be chosen by its word.
    package let other: Authenticator?
    package let takesRecoveryCodes: Bool
    package let takesPass: Bool
    /// By which a code can be sent, with the masked address.
    package let channels: [Reachable]
    /// Of this conversation; nil if nothing was sent in it.
    package let last: LastDelivery?

    /// A channel and where it leads.
    package struct Reachable: Hashable, Sendable {
        package let channel: OutOfBandChannel
        package let address: String

        package init(channel: OutOfBandChannel, address: String) {
            self.channel = channel
            self.address = address
        }
    }

    package init(
        authenticator: Authenticator?, digits: Int?, other: Authenticator? = nil, takesRecoveryCodes: Bool,
        takesPass: Bool, channels: [Reachable] = [], last: LastDelivery? = nil
    ) {
        self.channels = channels
        self.last = last
        self.authenticator = authenticator
        self.digits = digits
        self.other = other
        self.takesRecoveryCodes = takesRecoveryCodes
        self.takesPass = takesPass
    }

    /// The same for everybody.
    package static let beforeFirstFactor = Self(
        authenticator: .app, digits: nil, takesRecoveryCodes: true, takesPass: true)

    private static func invitation(_ reachable: Reachable) -> String {
        "For a code \(reachable.channel.way) to \(reachable.address) type \(reachable.channel.word)."
    }

    var text: String {
        [
            last?.text,
            authenticator.map {
                $0 == .app
                    ? "Open your authenticator app, find this host and your name, and type the code that it shows."
                    : $0.invitation
            },
            authenticator.map { _ in Message.expected(digits) },
            other.map { "For your other authenticator type \($0.rawValue)." },
            channels.isEmpty ? nil : channels.map(Self.invitation).joined(separator: "\n"),
            takesRecoveryCodes
                ? "Without your device: type one of your recovery codes, with its number." : nil,
            takesPass ? "A pass from an administrator is typed as it was given to you." : nil,
            "An empty answer gives up.",
        ].compactMap(\.self).joined(separator: "\n")
    }
}
