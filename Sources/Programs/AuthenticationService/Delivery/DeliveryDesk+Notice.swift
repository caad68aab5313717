import Account
import Identity
import Messages
import Wire

extension DeliveryDesk {
    /// Letters that are no codes are worth being delivered for so many seconds.
    static let noticeLife = 3_600

    /// Tells the owner of an account what was done with it, over a channel that was verified; where there is none, nobody.
    ///
    /// Where it is the contact that was changed, `contact` is the one of before; `channel` is what the change is about, and
    /// another is better. `answered` hears what becomes of the letter, as of ``send(_:_:_:to:_:)``, and nothing where there is none.
    func tell(
        _ notice: Notice, _ resident: Resident, _ visit: Visit? = nil, to contact: Contact? = nil,
        besides channel: OutOfBandChannel? = nil, answered: @escaping (DeliveryAnswer) -> Void = { _ in }
    ) {
        guard let account = resident.record?.account else { return }
        let verified = account.contacts.all.filter(\.isVerified)
        guard let contact = contact ?? verified.first(where: { $0.channel != channel }) ?? verified.first
        else {
            return
        }
        let occasion = occasion(for: resident.name, visit)
        guard let letter = try? Letter.notice(notice, by: contact.channel, occasion) else { return }
        send(letter, .notice, resident, to: contact, answered)
    }

    /// Tells a contact that the account has lost by now: the account does not remember that it was written to.
    func tellLast(_ notice: Notice, _ resident: Resident, to contact: Contact) {
        guard let letter = try? Letter.notice(notice, by: contact.channel, occasion(for: resident.name, nil)),
            let delivery = try? Delivery(to: contact.destination, letter, lifeSeconds: Self.noticeLife)
        else { return }
        resident.holders += 1
        send(delivery) { [self] answer in
            audit.delivery(resident, .notice, contact.destination, answer)
            if answer.fate != .deferred { accounts.release(resident) }
        }
    }

    /// Sends a letter that is no code; `answered` hears at once if it is one too many.
    func send(
        _ letter: Letter, _ purpose: PastDelivery.Purpose, _ resident: Resident, to contact: Contact,
        _ answered: @escaping (DeliveryAnswer) -> Void
    ) {
        let now = Moment.now().seconds
        guard let number = resident.record?.account.claimNotice(to: contact, purpose, at: now) else {
            audit.withheld(resident, contact.destination, purpose)
            return answered(DeliveryAnswer(.refused, .tooMany))
        }
        accounts.saveBehind(resident)
        guard let delivery = try? Delivery(to: contact.destination, letter, lifeSeconds: Self.noticeLife)
        else {
            return answered(DeliveryAnswer(.failed, .courier))
        }
        send(delivery, Errand(resident: resident, number: number, purpose: purpose), answered)
    }

    func occasion(for user: AccountName, _ visit: Visit?) -> LetterOccasion {
        LetterOccasion(
            host: rules.hostName, user: user, service: visit?.service, address: visit?.address,
            time: PointInTime(seconds: Moment.now().seconds),
            isAfterOwnFactor: visit?.isAfterOwnFactor ?? true, contact: rules.contact)
    }
}
