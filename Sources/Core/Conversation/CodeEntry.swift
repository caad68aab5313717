import Account
import Identity
import Messages
import OneTimePassword
import Policy
import Settings

/// What a person types where a code is asked for: which codes are expected, and what an answer is.
///
/// A code is judged against one means alone: of several kinds the one that policy names first, unless only another has
/// codes of that length, or the person chose it by its word.
struct CodeEntry: Sendable {
    /// Codes that one conversation judges.
    static let mostCodes = 3

    enum Answer: Hashable, Sendable {
        case nothing
        case help
        case malformed
        case chosen(Help.Authenticator)
        case send(OutOfBandChannel)
        /// A code was asked for on a channel that is not to be had.
        case unreachable(OutOfBandChannel, DeliveryMessage)
        case code(TypedCode, Set<Means>)
    }

    let account: AccountView
    /// In the order that policy offers them; passes are in none.
    let order: [Means]
    let takesPass: Bool
    /// The contacts that are themselves to be proven here, verified or not.
    let proving: [OutOfBandChannel]
    /// Whether codes may be sent at all: after a proven first factor.
    let sends: Bool
    /// Whether one may go out before the person asks for it: after the person's own first factor.
    let sendsAtOnce: Bool
    var codesLeft = Self.mostCodes
    /// What policy allows here, whether this account has it or not.
    private let allowed: [Method]
    /// What the person can have remembered with the code.
    private let offer: Remembrance?
    /// What the person wants remembered with the code that was read last.
    private(set) var remembering: Remembrance?
    private var chosen: Means?
    /// The choice before a code was asked for last.
    private var chosenBefore: Means?
    /// On which a code of this conversation went out.
    private var live: Set<OutOfBandChannel>

    init(
        account: AccountView, methods: [Method], of allowed: [Method]? = nil, takesPass: Bool,
        sends: Bool = false, sendsAtOnce: Bool = true,
        proving: [OutOfBandChannel] = [], offer: Remembrance? = nil
    ) {
        self.offer = offer
        self.account = account
        self.takesPass = takesPass
        self.allowed = allowed ?? methods
        self.proving = proving
        self.sends = sends
        self.sendsAtOnce = sendsAtOnce
        let usable = methods.map(Means.init).filter {
            account.means.contains($0) && (sends || $0.channel == nil)
        }
        order = usable + proving.map(Means.init)
        live = Set([account.sent].compactMap(\.self))
        chosen = account.sent.map(Means.init).flatMap { [order] in order.contains($0) ? $0 : nil }
    }

    mutating func read(_ answer: [UInt8]) -> Answer {
        let (answer, isWish) = offer == nil ? (answer, false) : Self.withoutWish(answer)
        remembering = isWish ? offer : nil
        let word = Self.word(answer)
        if word.isEmpty { return .nothing }
        if word == "?" { return .help }
        if let authenticator = Help.Authenticator(rawValue: word), order.contains(authenticator.means) {
            chosen = authenticator.means
            return .chosen(authenticator)
        }
        if sends, let channel = OutOfBandChannel(word: word) { return choose(channel) }
        guard let code = TypedCode(answer), let means = means(for: code) else { return .malformed }
        return .code(code, means)
    }

    /// `r` and a space before what is typed: the device is to be remembered.
    private static func withoutWish(_ answer: [UInt8]) -> ([UInt8], Bool) {
        let typed = answer.drop { $0 == UInt8(ascii: " ") }
        guard let first = typed.first, first | 0x20 == UInt8(ascii: "r"),
            typed.dropFirst().first == UInt8(ascii: " ")
        else { return (answer, false) }
        return (Array(typed.dropFirst(2)), true)
    }

    /// Takes codes of that channel from here on.
    mutating func expect(_ channel: OutOfBandChannel) {
        chosenBefore = chosen
        chosen = Means(channel)
    }

    /// Where nothing was ever sent, eight digits are what they were before.
    mutating func note(_ outcome: DeliveryOutcome, on channel: OutOfBandChannel) {
        if outcome.isOnItsWay { live.insert(channel) }
        if !live.contains(channel) { chosen = chosenBefore }
    }

    private func choose(_ channel: OutOfBandChannel) -> Answer {
        guard order.contains(Means(channel)) else { return .unreachable(channel, obstacle(to: channel)) }
        return .send(channel)
    }

    private func obstacle(to channel: OutOfBandChannel) -> DeliveryMessage {
        guard allowed.contains(Method(channel)) else { return .notTaken(channel) }
        guard let contact = account.contact(on: channel) else { return .noContact(channel) }
        return contact.isVerified ? .notTaken(channel) : .notVerified(channel, to: contact.masked)
    }

    /// The means that a code may be compared with; nil for one that none of them could show.
    private func means(for code: TypedCode) -> Set<Means>? {
        switch code {
        case .authenticator(let digits): means(showing: digits.count).map { [$0] }
        case .pair(let first, _): authenticator(showing: first.count).map { [$0] }
        case .recovery: order.contains(.recoveryCode) ? [.recoveryCode] : nil
        case .pass: takesPass ? [.pass] : nil
        }
    }

    private func means(showing digits: Int) -> Means? {
        let isSentCode = digits == OutOfBandCode.digits
        if isSentCode, let chosen, chosen.channel != nil { return chosen }
        return authenticator(showing: digits) ?? (isSentCode ? order.first { $0.channel != nil } : nil)
    }

    private func authenticator(showing digits: Int) -> Means? {
        ([chosen].compactMap(\.self) + order).first { means in
            means.channel == nil && account.factors.contains { $0.means == means && $0.digits == digits }
        }
    }

    /// What is told of an answer that is nothing of all this.
    var malformed: Message { order.isEmpty && takesPass ? .malformedPass : .malformedCode(digits: digits) }

    /// Of the codes that are expected; nil where they differ.
    var digits: Int? {
        let authenticators = account.factors.filter { $0.means.channel == nil && order.contains($0.means) }
        let isSent = order.contains { $0.channel != nil }
        let lengths = Set(authenticators.map(\.digits) + (isSent ? [OutOfBandCode.digits] : []))
        return lengths.count == 1 ? lengths.first : nil
    }

    /// Whether any of its codes come one after the other.
    var hasAuthenticator: Bool { order.contains { $0.isAuthenticator } }

    /// What a person may have chosen before.
    var current: Means? { chosen ?? order.first { $0.isAuthenticator } }

    private static func word(_ answer: [UInt8]) -> String {
        String(decoding: answer.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }, as: UTF8.self)
            .lowercased()
    }
}

extension Means {
    init(_ method: Method) {
        self =
            switch method {
            case .totp: .totp
            case .hotp: .hotp
            case .email: .email
            case .sms: .sms
            case .recoveryCode: .recoveryCode
            }
    }

    var isAuthenticator: Bool { self == .totp || self == .hotp }
}

extension Help.Authenticator {
    init(_ means: Means) { self = means == .hotp ? .token : .app }

    fileprivate var means: Means { self == .app ? .totp : .hotp }
}
