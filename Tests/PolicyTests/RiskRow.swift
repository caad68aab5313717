import Identity
import Policy
import Settings

/// One `require`, one kind of account, and what becomes of it at each risk, with and without a remembered device.
struct RiskRow: Sendable, CustomStringConvertible {
    let description: String
    let require: Requirement
    let account: Account
    let words: [Substring]

    enum Account: CaseIterable {
        case app, mailAlone, mailAndPass, recoveryCodes
    }

    /// Words: `ask`, `rem` (not asked: remembered), `low` (not asked: nothing is odd), `never`, `none` (refused: no
    /// method), `pass`.
    static let all = [
        //                     low         elevated    high
        //                     –    dev    –    dev    –    dev
        Self(.always, .app, "       ask  rem    ask  rem    ask  ask"),
        Self(.risk, .app, "         low  low    ask  rem    ask  ask"),
        Self(.ifEnrolled, .app, "   ask  rem    ask  rem    ask  ask"),
        Self(.never, .app, "        never never never never never never"),
        Self(.always, .mailAlone, " none rem    none rem    none none"),
        Self(.risk, .mailAlone, "   low  low    none rem    none none"),
        Self(.ifEnrolled, .mailAlone, "none rem none rem    none none"),
        Self(.never, .mailAlone, "  never never never never never never"),
        Self(.always, .mailAndPass, "pass rem   pass rem    pass pass"),
        Self(.risk, .mailAndPass, "  low low    pass rem    pass pass"),
        Self(.ifEnrolled, .mailAndPass, "pass rem pass rem  pass pass"),
        Self(.never, .mailAndPass, "never never never never never never"),
        Self(.always, .recoveryCodes, "ask rem  ask  rem    ask  ask"),
        Self(.risk, .recoveryCodes, "low  low    ask  rem    ask  ask"),
        Self(.ifEnrolled, .recoveryCodes, "ask rem ask rem  ask  ask"),
        Self(.never, .recoveryCodes, "never never never never never never"),
    ]

    private init(_ require: Requirement, _ account: Account, _ words: String) {
        description = "\(require.rawValue) \(account)"
        self.require = require
        self.account = account
        self.words = words.split(separator: " ")
    }

    /// The logins of the columns, in order.
    var logins: [LoginFacts] {
        RiskLevel.allCases.flatMap { level in
            [nil, DeviceStanding(idleSeconds: 60, proofAgeSeconds: 120, isBoundToNetwork: false)].map {
                var facts = account.login
                facts.risk = .signals(level.signals)
                facts.device = $0
                return facts
            }
        }
    }
}

extension RiskRow.Account {
    fileprivate var login: LoginFacts {
        switch self {
        case .app: PolicyTests.login(as: .enrolled([.totp]))
        case .mailAlone: PolicyTests.login(as: .enrolled([.email]))
        case .mailAndPass: PolicyTests.login(as: .enrolled([.email]), pass: true)
        case .recoveryCodes: PolicyTests.login(as: .enrolled([.recoveryCode]))
        }
    }
}

extension RiskLevel {
    /// What makes just that of the installed weights.
    var signals: Set<RiskSignal> {
        switch self {
        case .low: [.unusualHour]
        case .elevated: [.newNetwork]
        case .high: [.newNetwork, .longAbsence]
        }
    }
}

extension Outcome {
    /// What the tables of risk call it.
    var riskWord: String {
        switch self {
        case .ask: "ask"
        case .askPass: "pass"
        case .askProof: "code"
        case .askVoucher(let channels, let offers):
            (channels.isEmpty ? "admin" : "vouch") + (offers ? "+" : "")
        case .enrol: "enrol"
        case .offer: "offer"
        case .announce: "told"
        case .notAsked(.lowRisk): "low"
        case .notAsked(.remembered): "rem"
        case .notAsked(.never): "never"
        case .notAsked(.provenLately): "lately"
        case .notAsked(let reason): "\(reason)"
        case .refuse(.noMethod): "none"
        case .refuse(.notEnrolledAtStepUp): "enable"
        case .refuse(.oddWithoutFactor): "odd"
        case .refuse(.locked): "locked"
        case .refuse(let reason): "\(reason)"
        }
    }
}
