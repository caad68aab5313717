import Identity
import Wire

/// Where one person can be reached, one address a line.
struct ContactTable {
    private let contacts: [ContactReport]
    private let style: Style

    init(_ contacts: [ContactReport], _ style: Style) {
        self.contacts = contacts
        self.style = style
    }

    var lines: [String] {
        guard !contacts.isEmpty else { return [] }
        var table = Table("CONTACT", "ADDRESS", "STATE", "SINCE")
        for contact in contacts {
            table.add(
                Sentences.way(contact.channel), contact.address, Sentences.verified(contact.verified),
                "\(contact.since)")
        }
        return table.lines { line, row in row == nil ? style.strong(line) : line }
    }
}
