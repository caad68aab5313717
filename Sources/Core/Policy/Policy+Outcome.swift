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
        case .notEnrolled: return outcomeWithoutFactor(for: login, under: terms)
        case .enrolled(let enrolled):
            if let reason = reasonNotToAsk(at: login, under: terms) { return .notAsked(reason) }
            let usable = terms.methods.filter(enrolled.contains)
            guard usable.isEmpty else { return .ask(usable) }
            return login.hasPass ? .askPass(thenEnrol: false) : .refuse(.noMethod)
        }
    }

    /// Why a person who has a factor need not show it this time.
    private func reasonNotToAsk(at login: LoginFacts, under terms: Terms) -> NotAskedReason? {
        let level = assessment(of: login, under: terms).level
        switch terms.require {
        case .stepUp:
            let isFresh = login.sessionProofAge.map { $0 < terms.freshSeconds } ?? false
            return isFresh && level == .low ? .provenLately : nil
        case .risk where level == .low: return .lowRisk
        case .risk, .always, .ifEnrolled:
            guard level < .high, let device = login.device, let remember = terms.remember else { return nil }
            return remember.holds(for: device) ? .remembered : nil
        case .never: return .never
        }
    }

    /// What is odd about the login; at a step-up only what is newer than the session's last proof.
    func assessment(of login: LoginFacts, under terms: Terms) -> RiskAssessment {
        guard terms.require == .stepUp, let age = login.sessionProofAge, case .facts(let facts) = login.risk
        else { return settings.risk.assess(login.risk) }
        return settings.risk.assess(.facts(facts.newer(thanProofOf: age)))
    }

    private func outcomeWithoutFactor(for login: LoginFacts, under terms: Terms) -> Outcome {
        switch terms.require {
        case .ifEnrolled, .never: .notAsked(.notEnrolled)
        case .stepUp: .refuse(.notEnrolledAtStepUp)
        case .risk: outcomeAtRisk(for: login, under: terms)
        case .always: demandedEnrolment(for: login, under: terms)
        }
    }

    /// Who has no factor is vouched for by the contact on file, or by an administrator, where anything is odd.
    ///
    /// Once `enrol_until` has come nobody is offered a factor: an administrator alone says who gets one.
    private func outcomeAtRisk(for login: LoginFacts, under terms: Terms) -> Outcome {
        let isOver = terms.enrolUntil.map { $0 <= login.today } ?? false
        let mayOffer = enrolmentBar(for: login, under: terms) == nil && !isOver
        guard assessment(of: login, under: terms).level > .low else {
            let isOpen = terms.enrol == .firstLogin || !provingChannels(of: login, under: terms).isEmpty
            return isOpen && mayOffer ? .offer : .notAsked(.lowRisk)
        }
        let channels = self.channels(of: login, under: terms)
        guard !channels.isEmpty || login.hasPass else { return .refuse(.oddWithoutFactor) }
        let isOffered = terms.enrol < .pass || (terms.enrol == .pass && channels.isEmpty)
        return .askVoucher(channels, thenOffer: isOffered && mayOffer)
    }

    /// A pass goes before the announcement: what an administrator gave out is asked for.
    private func demandedEnrolment(for login: LoginFacts, under terms: Terms) -> Outcome {
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
        terms.enrol == .proof ? channels(of: login, under: terms) : []
    }

    /// Those of the contact on file.
    private func channels(of login: LoginFacts, under terms: Terms) -> [OutOfBandChannel] {
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
        case .ask, .askProof, .askVoucher, .enrol, .offer, .notAsked, .refuse: return nil
        }
    }

    /// What is worth telling of the contact beside `outcome`.
    func provingChannels(
        of login: LoginFacts, under terms: Terms, _ outcome: Outcome
    ) -> [OutOfBandChannel]? {
        guard login.standing == .notEnrolled, terms.enrol == .proof, !login.isDormant else { return nil }
        switch outcome {
        case .askPass, .askProof, .offer, .announce, .refuse(.notEnrolled), .refuse(.rootFromAfar):
            return provingChannels(of: login, under: terms)
        case .ask, .askVoucher, .enrol, .notAsked, .refuse: return nil
        }
    }
}
