import Account
import Messages
import OneTimePassword
import Policy
import Settings

/// What a person types where a code is asked for: which codes are expected, and what an answer is.
///
/// A code is judged against one means alone: of two kinds of authenticators the one that policy names first, unless
/// only the other has codes of that length, or the person chose it by its word.
struct CodeEntry: Sendable {
    /// Codes that one conversation judges.
    static let mostCodes = 3

    enum Answer: Hashable, Sendable {
        case nothing
        case help
        case malformed
        case chosen(Help.Authenticator)
        case code(TypedCode, Set<Means>)
    }

    let account: AccountView
    /// In the order that policy offers them; passes are in none.
    let order: [Means]
    let takesPass: Bool
    var codesLeft = Self.mostCodes
    private var chosen: Means?

    init(account: AccountView, methods: [Method], takesPass: Bool) {
        self.account = account
        self.takesPass = takesPass
        order = methods.map(Means.init).filter(account.means.contains)
    }

    mutating func read(_ answer: [UInt8]) -> Answer {
        let word = Self.word(answer)
        if word.isEmpty { return .nothing }
        if word == "?" { return .help }
        if let means = Self.means(named: word), order.contains(means) {
            chosen = means
            return .chosen(Help.Authenticator(means))
        }
        guard let code = TypedCode(answer), let means = means(for: code) else { return .malformed }
        return .code(code, means)
    }

    /// The means that a code may be compared with; nil for one that none of them could show.
    private func means(for code: TypedCode) -> Set<Means>? {
        switch code {
        case .authenticator(let digits): authenticator(showing: digits.count).map { [$0] }
        case .pair(let first, _): authenticator(showing: first.count).map { [$0] }
        case .recovery: order.contains(.recoveryCode) ? [.recoveryCode] : nil
        case .pass: takesPass ? [.pass] : nil
        }
    }

    private func authenticator(showing digits: Int) -> Means? {
        ([chosen].compactMap(\.self) + order).first { means in
            account.factors.contains { $0.means == means && $0.digits == digits }
        }
    }

    /// What `?` tells.
    var help: Help {
        let authenticators = order.filter { $0 == .totp || $0 == .hotp }
        let current = chosen ?? authenticators.first
        return Help(
            authenticator: current.map(Help.Authenticator.init), digits: digits,
            other: authenticators.first { $0 != current }.map(Help.Authenticator.init),
            takesRecoveryCodes: order.contains(.recoveryCode), takesPass: takesPass)
    }

    /// What is told of an answer that is nothing of all this.
    var malformed: Message { order.isEmpty && takesPass ? .malformedPass : .malformedCode(digits: digits) }

    /// Of the codes that are expected; nil where they differ.
    var digits: Int? {
        let lengths = Set(account.factors.filter { order.contains($0.means) }.map(\.digits))
        return lengths.count == 1 ? lengths.first : nil
    }

    private static func word(_ answer: [UInt8]) -> String {
        String(decoding: answer.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }, as: UTF8.self)
            .lowercased()
    }

    private static func means(named word: String) -> Means? {
        Help.Authenticator(rawValue: word).map { $0 == .app ? .totp : .hotp }
    }
}

extension Means {
    init(_ method: Method) {
        self =
            switch method {
            case .totp: .totp
            case .hotp: .hotp
            case .recoveryCode: .recoveryCode
            }
    }
}

extension Help.Authenticator {
    fileprivate init(_ means: Means) { self = means == .hotp ? .token : .app }
}
