import Identity

/// Who sends what, by the settings in force.
struct Providers: Sendable {
    struct Provider: Sendable {
        let sender: any Sender
        /// The cap on its channel.
        let mostADay: Int
    }

    var mail: Provider?
    var sms: Provider?

    subscript(_ channel: OutOfBandChannel) -> Provider? {
        switch channel {
        case .email: mail
        case .sms: sms
        }
    }
}
