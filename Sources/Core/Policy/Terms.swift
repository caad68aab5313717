import Identity
import Settings

/// What one rule says of one login, complete with what it lacks from `[login]`.
struct Terms {
    /// Nil: `[login]` alone.
    let rule: Rule?
    /// `[login]` names the service, or the rule names it and sets `require`.
    let isDemanded: Bool
    let require: Requirement
    private(set) var methods: [Method]
    private(set) var enrol: EnrolmentPolicy
    let enrolUntil: CalendarDay?
    private(set) var freshSeconds: Int64
    private(set) var remember: Remembrance?
    /// Whether ``narrowed(by:)`` took something out of ``methods``.
    private(set) var areMethodsNarrowed = false
    /// Whether ``narrowed(by:)`` made ``enrol`` stricter.
    private(set) var isEnrolNarrowed = false

    init(of rule: Rule?, in login: LoginSettings, for service: ServiceName) {
        self.rule = rule
        let inRule = rule?.require == nil ? [] : rule?.match.services ?? []
        isDemanded = (login.services + inRule).contains { $0.covers(service) }
        require = rule?.require ?? login.require
        methods = rule?.methods ?? login.methods
        enrol = rule?.enrol ?? login.enrol
        enrolUntil = rule?.enrolUntil ?? login.enrolUntil
        freshSeconds = rule?.fresh ?? login.freshSeconds
        remember =
            switch rule?.remember {
            case nil: login.remember
            case .off: nil
            case .on(let remembrance): remembrance
            }
    }

    /// Whether a factor that an account has is asked for.
    var asksTheEnrolled: Bool { isDemanded && require != .never }

    /// The same, with nothing in it that one of `others`, which may apply instead, would not allow: only a
    /// method that all of them take, and an enrolment that all of them permit.
    func narrowed(by others: [Terms]) -> Terms {
        var narrowed = self
        narrowed.enrol = others.map(\.enrol).reduce(enrol, max)
        narrowed.methods = methods.filter { method in
            others.allSatisfy { !$0.asksTheEnrolled || $0.methods.contains(method) }
        }
        narrowed.freshSeconds = others.filter(\.asksTheEnrolled).map(\.freshSeconds).reduce(freshSeconds, min)
        narrowed.remember = others.reduce(remember) { both, other in both?.narrowed(by: other.remember) }
        narrowed.areMethodsNarrowed = narrowed.methods != methods
        narrowed.isEnrolNarrowed = narrowed.enrol != enrol
        return narrowed
    }
}

extension Remembrance {
    /// What both allow; nothing where the other allows nothing.
    fileprivate func narrowed(by other: Self?) -> Self? {
        other.map {
            Self(
                idleSeconds: min(idleSeconds, $0.idleSeconds), maxSeconds: min(maxSeconds, $0.maxSeconds),
                bindsNetwork: bindsNetwork || $0.bindsNetwork)
        }
    }

    /// Whether a device is not to be asked.
    func holds(for device: DeviceStanding) -> Bool {
        device.idleSeconds < idleSeconds && device.proofAgeSeconds < maxSeconds
            && (device.isBoundToNetwork || !bindsNetwork)
    }
}
