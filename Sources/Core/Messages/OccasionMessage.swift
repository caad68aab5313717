package import Identity

/// Why somebody is asked here and now, what for, and how to be asked less.
package enum OccasionMessage: Hashable, Sendable {
    /// As whom is left out where nobody knows.
    case purpose(ServiceName, target: AccountName?, host: String)
    /// One at least, the weightiest first; the first two are told.
    case asked([Oddity])
    /// How to have the device remembered, for so many seconds.
    case rememberOffer(idle: Int64, max: Int64, inThisNetwork: Bool)
    /// Something is odd, and there is no factor.
    case voucherNeeded(byContact: Bool, takesPass: Bool)
    case enrolmentOffered
    case noFactorForStepUp
    case noVoucher
    /// In a phase that cannot ask.
    case freshProofMissing(ServiceName)
    /// What a program wants confirmed, in its own words: 1 to 200 printable ASCII characters.
    case confirming(String, host: String)
    case provenLately
    /// The login session was found, and its proof renewed.
    case sessionProven
    /// The code was right, and no login session is known to which that would count.
    case sessionUnknown

    var isError: Bool {
        switch self {
        case .noFactorForStepUp, .noVoucher, .freshProofMissing: true
        case .purpose, .asked, .rememberOffer, .voucherNeeded, .enrolmentOffered, .confirming, .provenLately,
            .sessionProven, .sessionUnknown:
            false
        }
    }

    var text: String {
        switch self {
        case .purpose(let service, let target, let host):
            "This is for \(service)\(target.map { " as \($0)" } ?? "") on \(host)."
        case .asked(let oddities): Self.asked(oddities)
        case .rememberOffer(let idle, let max, let inThisNetwork):
            "Type r and a space before the code, and this SSH key is not asked again"
                + "\(inThisNetwork ? " in this network" : "") for up to \(Self.length(max)), or "
                + "\(Self.length(idle)) without a login."
        case .voucherNeeded(byContact: true, takesPass: let takesPass):
            "To go on, type the code that is sent to you"
                + (takesPass ? ", or the pass that an administrator gave you." : ".")
        case .voucherNeeded(byContact: false, takesPass: _):
            "To go on, type the pass that an administrator gave you."
        case .enrolmentOffered: "This account has no second factor yet. With one it is better protected."
        case .noFactorForStepUp:
            "This needs a second factor, and none is set up for this account. Set one up: sallyport enable"
        case .noVoucher:
            "This login looks odd, and this account has no second factor. Ask an administrator for a pass "
                + "(sallyport user pass)."
        case .freshProofMissing(let service):
            "\(service) needs a fresh proof of your second factor. Type sallyport verify, then try again."
        case .confirming(let purpose, let host): "This confirms on \(host): \(purpose)"
        case .provenLately: "Confirmed: this login session has proven its second factor lately."
        case .sessionProven: "That code is right, and this login session is proven again."
        case .sessionUnknown:
            "That code is right. This is no login session that Sallyport knows, so it counts for nothing else."
        }
    }

    private static func asked(_ oddities: [Oddity]) -> String {
        "Asked because \(oddities.prefix(2).map(\.text).joined(separator: ", and "))."
    }

    /// "12 hours", "30 days", "90 s".
    private static func length(_ seconds: Int64) -> String {
        switch seconds {
        case let seconds where seconds >= 86_400 && seconds % 86_400 == 0: plural(seconds / 86_400, "day")
        case let seconds where seconds >= 3_600 && seconds % 3_600 == 0: plural(seconds / 3_600, "hour")
        case let seconds where seconds >= 60 && seconds % 60 == 0: plural(seconds / 60, "minute")
        default: "\(seconds) s"
        }
    }

    private static func plural(_ count: Int64, _ unit: String) -> String {
        count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
    }
}
