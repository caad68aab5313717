/// One record for the journal, its texts already safe to show.
///
/// What comes from outside may be anything: controls are escaped here, and a value is cut at
/// ``longestValue`` bytes. A secret is never given to it; no field exists for one.
package struct JournalRecord: Hashable, Sendable {
    /// The bytes of UTF-8 that a value may have before it is cut; what was cut ends in `...`.
    package static let longestValue = 4_096

    package let message: String
    package let priority: JournalPriority
    package let messageID: MessageID?
    package let fields: [Field]

    /// Fields keep their order; one whose value is `nil` is left out.
    package init(
        message: String, priority: JournalPriority, messageID: MessageID? = nil,
        fields: [(JournalField, String?)] = []
    ) {
        self.message = Self.presentable(message)
        self.priority = priority
        self.messageID = messageID
        self.fields = fields.compactMap { name, value in
            value.map { Field(name: name, value: Self.presentable($0)) }
        }
    }

    /// The record of an event in the catalogue, with its fixed id and its usual priority.
    package init(_ event: AuditEvent, message: String, fields: [(JournalField, String?)] = []) {
        self.init(
            message: message, priority: event.priority, messageID: event.messageID,
            fields: [(.event, event.rawValue)] + fields)
    }

    /// Everything as journald takes it: names of `[A-Z][A-Z0-9_]*`, values without controls.
    package var assignments: [(name: String, value: String)] {
        var all = [(name: "MESSAGE", value: message), (name: "PRIORITY", value: String(priority.rawValue))]
        if let messageID {
            all.append((name: "MESSAGE_ID", value: messageID.description))
        }
        return all + fields.map { (name: $0.name.rawValue, value: $0.value) }
    }

    private static func presentable(_ text: String) -> String {
        guard text.utf8.count > longestValue else { return text.escapingControls }
        return (String(decoding: text.utf8.prefix(longestValue), as: UTF8.self) + "...").escapingControls
    }
}

extension JournalRecord {
    package struct Field: Hashable, Sendable {
        package let name: JournalField
        package let value: String
    }
}
