import Identity
import Settings

extension ExplanationLine: CustomStringConvertible {
    package var description: String {
        switch self {
        case .rule(let trace): "rule \(trace.rule.quoted): \(trace.text)"
        case .applies(let origin): "applies: \(origin)"
        case .demanded(true): "a second factor can be demanded from this service"
        case .demanded(false): "no second factor is demanded from this service"
        case .require(let requirement, let origin): "require = \"\(requirement.rawValue)\", from \(origin)"
        case .methods(let methods, let origin):
            "methods = [\(methods.map(\.rawValue.quoted).joined(separator: ", "))], from \(origin)"
        case .enrol(let policy, let origin): "enrol = \"\(policy.rawValue)\", from \(origin)"
        case .enrolUntil(let day, let origin): "enrol_until = \(day), from \(origin)"
        case .proofs([]): "no contact is on file for the proof"
        case .proofs(let channels): "the contact on file for the proof: \(channels.choice(" and "))"
        case .noEnrolment(let bar): "no account is enrolled at this login: \(bar)"
        case .dormantAfter(let duration): "dormant_after = \"\(duration)\", from [accounts]"
        case .fresh(let duration, let origin): "fresh = \"\(duration)\", from \(origin)"
        case .sessionIdle(let limit, let origin):
            "a live session ends after \(limit) without input, from \(origin)"
        case .sessionMax(let limit, let origin):
            "a live session ends \(limit) after its last second factor, from \(origin)"
        case .remember(let remembrance, let origin): "remember = \(remembrance.text), from \(origin)"
        case .preset(let line): line
        case .signal(let signal):
            "signal \(signal.signal.rawValue): weighs \(signal.weight), \(signal.signal.sentence)"
        case .risk(let assessment, let settings):
            "risk: \(assessment.level.rawValue), the sum is \(assessment.score) (elevated from \(settings.elevated), high from "
                + "\(settings.high))"
        case .sessionProof(nil): "no factor was proven in this login session"
        case .sessionProof(let seconds?): "a factor was proven in this login session \(seconds) s ago"
        case .outcome(let outcome): "outcome: \(outcome)"
        }
    }
}

extension Origin: CustomStringConvertible {
    package var description: String {
        switch self {
        case .login: "[login]"
        case .sessions: "[sessions]"
        case .rule(let name): "rule \(name.quoted)"
        case .severalRules: "what all rules that may match allow"
        }
    }
}

extension Outcome: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ask(let methods): "asked for \(methods.map(\.rawValue).joined(separator: " or "))"
        case .askPass(false): "asked for an administrator's pass"
        case .askPass(true): "asked for an administrator's pass, then enrolled"
        case .askProof(let channels):
            "asked for a code sent by \(channels.choice(" or ")), or for an administrator's pass, then enrolled"
        case .askVoucher([], let offers):
            "asked for an administrator's pass" + (offers ? ", then offered to enrol" : "")
        case .askVoucher(let channels, let offers):
            "asked for a code sent by \(channels.choice(" or ")), or for an administrator's pass"
                + (offers ? ", then offered to enrol" : "")
        case .enrol: "enrolled at this login: the account has no factor"
        case .offer: "not asked, but offered to enrol: nothing is odd, and the account has no factor"
        case .announce(let day, let mayEnrol):
            "not asked: the account has no factor and is refused from \(day) on, which it is told"
                + (mayEnrol ? "; it can enrol at this login" : "")
        case .notAsked(let reason): "not asked: \(reason)"
        case .refuse(let reason): "refused: \(reason)"
        }
    }
}

extension NotAskedReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .serviceNotNamed: "neither [login] services nor the rule that applies names the service"
        case .never: "require is \"never\""
        case .notEnrolled: "require is \"if-enrolled\", and the account has no factor"
        case .rootInvoked: "root runs it, and root is not asked by sudo, su, passwd, chfn or chsh"
        case .lowRisk: "require is \"risk\", and nothing is odd enough"
        case .provenLately:
            "require is \"step-up\", and this login session has proven a factor lately, with nothing odd since"
        case .remembered: "the device is remembered"
        }
    }
}

extension RefusalReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .locked: "the account is locked"
        case .notEnrolled: "the account has no factor, and can get none at this login"
        case .enrolmentOver(let day): "the account has no factor, and enrol_until was \(day)"
        case .dormant:
            "the account is dormant: only an administrator's pass lets it in, where one is asked for"
        case .rootFromAfar: "the account has no factor, and root never enrols itself from another host"
        case .noMethod: "the account has no factor of a method that is allowed here"
        case .notEnrolledAtStepUp: "the account has no factor, and a step-up enrols nobody (sallyport enable)"
        case .oddWithoutFactor:
            "the login is odd, and the account has neither a factor nor a contact: only an administrator's pass helps"
        }
    }
}

extension EnrolmentBar: CustomStringConvertible {
    package var description: String {
        switch self {
        case .serviceNotNamed: "[login] services does not name the service"
        case .noSuchUser: "there is no such user"
        case .anothersPassword: "su proves the password of the account that is entered"
        case .rootFromAfar: "root never enrols itself from another host"
        case .methodNotAllowed: "methods does not have \"totp\", which is what is enrolled at a login"
        }
    }
}

extension [OutOfBandChannel] {
    fileprivate func choice(_ word: String) -> String { map(\.word).joined(separator: word) }
}

extension RuleTrace {
    fileprivate var text: String {
        switch (matched, reason) {
        case (true, nil): "matches"
        case (false, let reason?): "\(reason)"
        case (true, let reason?): "\(reason), so it is taken to match"
        case (false, nil): "matches, but a rule that may match before it is stricter"
        }
    }
}

extension Mismatch: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notListed(let list): "does not match: \(list.rawValue.quoted) does not have it"
        case .noAddress: "does not match: the login comes from no known address"
        case .hiddenAddress:
            "may match: it excepts networks, and the login comes from a host whose address is not known"
        case .excepted(let list): "does not match: its exception by \(list.rawValue.quoted) holds"
        case .anywhere: "may match: it hangs on where the login comes from"
        case .anyTime: "may match: it hangs on the time of the login"
        case .anyTerminal: "may match: it hangs on the terminal of the login"
        case .anyTarget: "may match: it hangs on whom the login is to act as, which is not known for certain"
        case .undecided(let group): "may match: the name service did not answer for the group \(group.quoted)"
        }
    }
}

extension RiskSignal {
    /// What it says of a login, for administrators.
    var sentence: String {
        switch self {
        case .newNetwork: "no factor of the account was proven in that network within 90 days"
        case .unusualHour: "the account is hardly ever used at that time of day, or on that day"
        case .recentFailures: "several wrong codes stand against the account since yesterday"
        case .failingSource: "wrong codes came from there for many accounts within an hour"
        case .longAbsence: "the account was not used for 30 days, or never"
        case .newKey: "no factor of the account was proven with that SSH key within 90 days"
        case .noTerminal: "the program has no terminal, and the account was always used from one"
        case .clockInDoubt: "the clock of this host is in doubt"
        }
    }
}

extension Remembrance {
    /// As the settings write it.
    fileprivate var text: String {
        let bind = bindsNetwork ? "[\"ssh-key\", \"network\"]" : "[\"ssh-key\"]"
        return "{ idle = \(Self.text(idleSeconds)), max = \(Self.text(maxSeconds)), bind = \(bind) }"
    }

    private static func text(_ seconds: Int64) -> String {
        "\(WrittenDuration(seconds: seconds).map { "\($0)" } ?? "\(seconds)s")".quoted
    }
}
