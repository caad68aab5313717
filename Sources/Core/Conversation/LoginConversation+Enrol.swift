import Identity
import Messages
import Policy
import Settings
import Wire

extension LoginConversation {
    /// Tells from when on a factor is needed; with a choice where the person may set one up.
    mutating func announce(_ day: CalendarDay, mayEnrol: Bool, _ enrol: EnrolmentPolicy) -> [Effect] {
        guard explains else { return finish(.notAsked, .announced(day)) }
        let opening: EnrolmentMessage.Opening =
            switch enrol {
            case .firstLogin: mayEnrol ? .person : .administrator
            case .proof: mayEnrol ? .person : .pass
            case .pass: .pass
            case .admin: .administrator
            }
        isEnrolmentOffered = mayEnrol ? day : nil
        state = .announcing(day)
        let announced = Message.enrolment(.announced(from: day, days: today.days(until: day), opens: opening))
        return [.ask(.announcement(mayEnrol: mayEnrol), telling: [announced])]
    }

    mutating func choose(_ answer: [UInt8], _ day: CalendarDay) -> [Effect] {
        let word = String(decoding: answer, as: UTF8.self).lowercased()
        guard isEnrolmentOffered != nil, word == "e" else { return finish(.notAsked, .announced(day)) }
        guard decision?.enrol == .proof else { return enrol([]) }
        return proveContact(on: decision?.proofs ?? [])
    }

    /// Sets up a first factor within this login, under a key that belongs to this conversation alone.
    mutating func enrol(_ reason: [Message]) -> [Effect] {
        var enrolment = EnrolmentConversation(
            makesRecoveryCodes: decision?.methods.contains(.recoveryCode) ?? false, reason: reason)
        let effects = enrolment.begin()
        state = .enrolling(enrolment)
        return effects
    }

    mutating func goOn(_ enrolment: EnrolmentConversation, _ event: Event) -> [Effect] {
        var enrolment = enrolment
        let effects = enrolment.handle(event)
        state = .enrolling(enrolment)
        switch enrolment.result {
        case nil: return effects
        case .enrolled where isLeft: return finish(.refused, .enrolled)
        case .enrolled: return finish(.granted, .enrolled)
        case .givenUp: return giveUp(.enrolment(.givenUp))
        case .taken: return finish(.refused, .overtaken, .enrolment(.taken))
        case .noMorePrompts: return giveUp(.noMoreTries)
        case .unrecorded: return finish(.unavailable, .unrecorded, .unavailable)
        case .outOfOrder: return finish(.refused, .outOfOrder)
        }
    }

    mutating func leave() -> [Effect] {
        isLeft = true
        return []
    }

    private mutating func giveUp(_ message: Message) -> [Effect] {
        guard let day = isEnrolmentOffered else { return finish(.refused, .givenUp, message) }
        return finish(.notAsked, .announced(day))
    }
}
