import Identity
import Settings

extension Policy {
    /// What becomes of the login under these terms: first what holds everywhere, then whether a proof is
    /// demanded, then by what.
    func outcome(for login: LoginFacts, under terms: Terms) -> Outcome {
        if login.isLocked { return .refuse(.locked) }
        if login.isInvokedByRoot { return .notAsked(.rootInvoked) }
        if login.isDormant {
            return login.hasPass && terms.isDemanded ? .askPass(thenEnrol: false) : .refuse(.dormant)
        }
        guard terms.isDemanded else { return .notAsked(.serviceNotNamed) }
        if terms.require == .never { return .notAsked(.never) }
        switch login.standing {
        case .notEnrolled where terms.require == .ifEnrolled: return .notAsked(.notEnrolled)
        case .notEnrolled: return outcomeWithoutFactor(for: login, under: terms)
        case .enrolled(let enrolled):
            let usable = terms.methods.filter(enrolled.contains)
            guard usable.isEmpty else { return .ask(usable) }
            return login.hasPass ? .askPass(thenEnrol: false) : .refuse(.noMethod)
        }
    }

    /// A pass goes before the announcement: what an administrator gave out is asked for.
    private func outcomeWithoutFactor(for login: LoginFacts, under terms: Terms) -> Outcome {
        let bar = enrolmentBar(for: login, under: terms)
        if login.hasPass { return .askPass(thenEnrol: terms.enrol != .admin && bar == nil) }
        if let until = terms.enrolUntil {
            guard login.today < until else { return .refuse(.enrolmentOver(until)) }
            return .announce(until: until, mayEnrol: terms.enrol == .firstLogin && bar == nil)
        }
        guard terms.enrol == .firstLogin else { return .refuse(.notEnrolled) }
        return switch bar {
        case nil: .enrol
        case .rootFromAfar: .refuse(.rootFromAfar)
        case .serviceNotNamed, .noSuchUser, .anothersPassword, .methodNotAllowed: .refuse(.notEnrolled)
        }
    }

    /// Why nobody is enrolled at this login, whatever `enrol` says; nil where nothing is in the way.
    private func enrolmentBar(for login: LoginFacts, under terms: Terms) -> EnrolmentBar? {
        guard let uid = login.subject.uid else { return .noSuchUser }
        if uid.isRoot, login.isRemote { return .rootFromAfar }
        if login.service.family == "su" { return .anothersPassword }
        guard settings.login.services.contains(where: { $0.covers(login.service) }) else {
            return .serviceNotNamed
        }
        return terms.methods.contains(.totp) ? nil : .methodNotAllowed
    }

    /// What is worth telling of that beside `outcome`.
    func enrolmentBar(for login: LoginFacts, under terms: Terms, _ outcome: Outcome) -> EnrolmentBar? {
        guard login.standing == .notEnrolled, terms.enrol != .admin else { return nil }
        switch outcome {
        case .askPass, .announce, .refuse(.notEnrolled), .refuse(.rootFromAfar):
            return login.isDormant ? nil : enrolmentBar(for: login, under: terms)
        case .ask, .enrol, .notAsked, .refuse: return nil
        }
    }
}
