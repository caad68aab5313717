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
        let channels = provingChannels(of: login, under: terms)
        if bar == nil, !channels.isEmpty, takesContact(login, under: terms) { return .askProof(channels) }
        if login.hasPass { return .askPass(thenEnrol: terms.enrol != .admin && bar == nil) }
        if let until = terms.enrolUntil {
            // No contact opens what the day has closed: from then on an administrator alone says who gets in.
            guard login.today < until else { return .refuse(.enrolmentOver(until)) }
            let isOpen = terms.enrol == .firstLogin || !channels.isEmpty
            return .announce(until: until, mayEnrol: isOpen && bar == nil)
        }
        return switch (terms.enrol, bar) {
        case (.firstLogin, nil): .enrol
        case (.firstLogin, .rootFromAfar): .refuse(.rootFromAfar)
        case (.proof, .rootFromAfar) where !channels.isEmpty: .refuse(.rootFromAfar)
        default: .refuse(.notEnrolled)
        }
    }

    /// Whether a code that is sent to the contact does in place of a pass: not where a day is set, and not where
    /// another rule that may apply would ask for the pass that there is.
    private func takesContact(_ login: LoginFacts, under terms: Terms) -> Bool {
        terms.enrolUntil == nil && !(login.hasPass && terms.isEnrolNarrowed)
    }

    /// The channels by which a first enrolment can be proven: those of `methods` in their order, then the
    /// rest, since `methods` says what a factor is and not who may get one.
    private func provingChannels(of login: LoginFacts, under terms: Terms) -> [OutOfBandChannel] {
        guard terms.enrol == .proof else { return [] }
        let listed = terms.methods.compactMap(\.channel)
        let others = OutOfBandChannel.allCases.filter { !listed.contains($0) }
        return (listed + others).filter(login.proofs.contains)
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
        case .ask, .askProof, .enrol, .notAsked, .refuse: return nil
        }
    }

    /// What is worth telling of the contact beside `outcome`.
    func provingChannels(
        of login: LoginFacts, under terms: Terms, _ outcome: Outcome
    ) -> [OutOfBandChannel]? {
        guard login.standing == .notEnrolled, terms.enrol == .proof, !login.isDormant else { return nil }
        switch outcome {
        case .askPass, .askProof, .announce, .refuse(.notEnrolled), .refuse(.rootFromAfar):
            return provingChannels(of: login, under: terms)
        case .ask, .enrol, .notAsked, .refuse: return nil
        }
    }
}
