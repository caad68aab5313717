import Account
import Identity
import Systemd
import Wire

extension AuditTrail {
    /// One record for each answer of the courier; never what a letter says.
    func delivery(_ errand: DeliveryDesk.Errand, _ destination: Destination, _ answer: DeliveryAnswer) {
        let resident = errand.resident
        let reason = answer.fault?.word
        record(
            .delivery, JournalText.delivery(resident.name, errand.purpose, destination, answer),
            [
                (.user, resident.name.description), (.uid, resident.uid.description),
                (.channel, destination.channel.word), (.address, destination.masked),
                (.purpose, JournalText.word(errand.purpose)), (.fate, JournalText.word(answer.fate)),
                (.reason, reason), (.detail, answer.detail.isEmpty ? nil : answer.detail),
            ])
    }

    /// A code was asked for that the budgets do not allow.
    func codeWithheld(_ resident: Resident, _ destination: Destination) {
        record(
            .delivery, JournalText.codeWithheld(resident.name, destination),
            [
                (.user, resident.name.description), (.uid, resident.uid.description),
                (.channel, destination.channel.word), (.address, destination.masked),
                (.purpose, JournalText.word(.code)), (.fate, JournalText.word(.refused)),
                (.reason, DeliveryFault.tooMany.word),
            ])
    }
}
