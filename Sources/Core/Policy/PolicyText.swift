import Settings

extension ExplanationLine: CustomStringConvertible {
    package var description: String {
        switch self {
        case .rule(let trace): "rule \(trace.rule.quoted): \(trace.text)"
        case .applies(let origin): "applies: \(origin)"
        case .demanded(true): "a second factor is demanded from this service"
        case .demanded(false): "no second factor is demanded from this service"
        case .require(let requirement, let origin): "require = \"\(requirement.rawValue)\", from \(origin)"
        case .methods(let methods, let origin):
            "methods = [\(methods.map(\.rawValue.quoted).joined(separator: ", "))], from \(origin)"
        case .enrol(let policy, let origin): "enrol = \"\(policy.rawValue)\", from \(origin)"
        case .outcome(let outcome): "outcome: \(outcome)"
        }
    }
}

extension Origin: CustomStringConvertible {
    package var description: String {
        switch self {
        case .login: "[login]"
        case .rule(let name): "rule \(name.quoted)"
        }
    }
}

extension Outcome: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ask(let methods): "asked for \(methods.map(\.rawValue).joined(separator: " or "))"
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
        case .rootInvoked: "root runs it, and root is not asked by sudo or su"
        }
    }
}

extension RefusalReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .locked: "the account is locked"
        case .notEnrolled: "the account has no factor"
        case .noMethod: "the account has no factor of a method that is allowed here"
        }
    }
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
        case .excepted(let list): "does not match: its exception by \(list.rawValue.quoted) holds"
        case .undecided(let group): "may match: the name service did not answer for the group \(group.quoted)"
        }
    }
}
