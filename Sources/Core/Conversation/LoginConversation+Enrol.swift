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
        let announced = Message.enrolment(
            .announced(from: day, days: circumstances.today.days(until: day), opens: opening))
        return leave(
            FreeChoice(.notAsked, .announced(day), enrolsBy: mayEnrol ? enrol : nil), telling: [announced])
    }

    /// Offers to set up a factor to whom is let in anyway.
    mutating func offer(_ messages: [Message], _ choice: FreeChoice) -> [Effect] {
        guard explains else { return letIn(choice) }
        return leave(choice, telling: messages + [.occasion(.enrolmentOffered)])
    }

    /// Leaves it to the person.
    private mutating func leave(_ choice: FreeChoice, telling messages: [Message]) -> [Effect] {
        self.choice = choice.enrolsBy == nil ? nil : choice
        state = .announcing(choice)
        return [.ask(.announcement(mayEnrol: choice.enrolsBy != nil), telling: messages)]
    }

    mutating func choose(_ answer: [UInt8], _ choice: FreeChoice) -> [Effect] {
        let word = String(decoding: answer, as: UTF8.self).lowercased()
        guard let enrol = choice.enrolsBy, word == "e" else { return letIn(choice) }
        guard enrol == .proof else { return self.enrol([]) }
        return proveContact(on: decision?.proofs ?? [])
    }

    /// Ends the login for somebody who needs no factor this time.
    mutating func letIn(_ choice: FreeChoice) -> [Effect] { finish(choice.verdict, choice.cause) }

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
        guard let choice else { return finish(.refused, .givenUp, message) }
        return letIn(choice)
    }
}
