import Account
import Identity
import Systemd
import Wire

extension AuditTrail {
    /// One record for each answer of the courier; never what a letter says.
    func delivery(_ errand: DeliveryDesk.Errand, _ destination: Destination, _ answer: DeliveryAnswer) {
        delivery(errand.resident, errand.purpose, destination, answer)
    }

    func delivery(
        _ resident: Resident, _ purpose: PastDelivery.Purpose, _ destination: Destination,
        _ answer: DeliveryAnswer
    ) {
        let reason = answer.fault?.word
        let detail = answer.detail.masking(destination)
        record(
            .delivery, JournalText.delivery(resident.name, purpose, destination, answer),
            [
                (.user, resident.name.description), (.uid, resident.uid.description),
                (.channel, destination.channel.word), (.address, destination.masked),
                (.purpose, JournalText.word(purpose)), (.fate, JournalText.word(answer.fate)),
                (.reason, reason), (.detail, detail.isEmpty ? nil : detail),
            ])
    }

    /// Something was to be sent that the budgets do not allow.
    func withheld(_ resident: Resident, _ destination: Destination, _ purpose: PastDelivery.Purpose) {
        record(
            .delivery, JournalText.withheld(resident.name, purpose, destination),
            [
                (.user, resident.name.description), (.uid, resident.uid.description),
                (.channel, destination.channel.word), (.address, destination.masked),
                (.purpose, JournalText.word(purpose)), (.fate, JournalText.word(.refused)),
                (.reason, DeliveryFault.tooMany.word),
            ])
    }
}

extension String {
    /// A provider's words with the address as it may be shown.
    fileprivate func masking(_ destination: Destination) -> String {
        // Some write a number without its plus.
        let text = destination.description.lowercased()
        let plus = text.prefix { $0 == "+" }.count
        let address = Array(text.dropFirst(plus).utf8)
        var (rest, result) = (Array(utf8)[...], [UInt8]())
        while let next = rest.first {
            let candidate = String(decoding: rest.prefix(address.count), as: UTF8.self).lowercased()
            if Array(candidate.utf8) == address {
                result += Array(destination.masked.dropFirst(plus).utf8)
                rest = rest.dropFirst(address.count)
            } else {
                result.append(next)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
