import Identity
import Wire

/// What was sent to one person, one delivery a line; never what it said.
struct DeliveryTable {
    private let deliveries: [DeliveryReport]
    private let style: Style

    init(_ deliveries: [DeliveryReport], _ style: Style) {
        self.deliveries = deliveries
        self.style = style
    }

    var lines: [String] {
        guard !deliveries.isEmpty else { return [] }
        var table = Table("WHEN", "DELIVERY", "TO", "FATE")
        for delivery in deliveries {
            table.add(
                "\(delivery.at)", Sentences.delivery(delivery.purpose, by: delivery.channel), delivery.to,
                Sentences.fate(delivery.fate, delivery.reason))
        }
        return table.lines { line, row in
            guard let row else { return style.strong(line) }
            return [.sent, .waiting].contains(deliveries[row].fate) ? line : style.bad(line)
        }
    }
}
