package import Identity
package import Settings

extension Policy {
    /// Whether any login of `subject`, from wherever, to whatever service, might be refused for the lack of
    /// an enrolled factor; what must be known before the last one is removed.
    package func demandsFactor(of subject: Subject) -> Bool {
        namedServices.contains { service in
            prospects(of: subject, to: service).contains {
                $0.isDemanded && $0.require.mayRefuseTheUnenrolled
            }
        }
    }

    /// The strictest `enrol` that any login of `subject` to a service of `[login]` might meet on that day:
    /// self-service gives no factor to whom a login would not.
    ///
    /// Once `enrol_until` has come, neither a password nor a code sent to the contact enrols anybody.
    package func selfEnrolment(of subject: Subject, today: CalendarDay) -> EnrolmentPolicy {
        let terms = loginProspects(of: subject)
        let strictest = terms.map(\.enrol).max() ?? settings.login.enrol
        let isOver = terms.contains { $0.enrolUntil.map { $0 <= today } ?? false }
        return isOver ? max(strictest, .pass) : strictest
    }

    /// The methods that every login of `subject` takes which asks for a factor at all, in the order of `[login]`: what
    /// proves somebody in self-service, and what may be set up there.
    package func selfMethods(of subject: Subject) -> [Method] {
        let asking = namedServices.flatMap { prospects(of: subject, to: $0) }.filter(\.asksTheEnrolled)
        return settings.login.methods.filter { method in asking.allSatisfy { $0.methods.contains(method) } }
    }

    private func loginProspects(of subject: Subject) -> [Terms] {
        namedServices.filter { service in settings.login.services.contains { $0.covers(service) } }
            .flatMap { prospects(of: subject, to: $0) }
    }

    /// Every service that is named anywhere: those that are not are demanded by nothing, or are treated like
    /// the family's name that stands for them.
    private var namedServices: Set<ServiceName> {
        let inRules = settings.rules.flatMap { ($0.match.services ?? []) + ($0.except.services ?? []) }
        return Set(settings.login.services + inRules)
    }

    /// What may apply to logins of `subject` to `service`, wherever they come from.
    private func prospects(of subject: Subject, to service: ServiceName) -> [Terms] {
        walk(matcher(service, subject, nil)).map { Terms(of: $0, in: settings.login, for: service) }
    }
}

extension Requirement {
    /// Whether a login under it may be refused for the lack of a factor alone.
    fileprivate var mayRefuseTheUnenrolled: Bool {
        switch self {
        case .always, .risk, .stepUp: true
        case .ifEnrolled, .never: false
        }
    }
}
