import Systemd
import Testing

/// The enum, the catalog for `journalctl -x` and the documentation say the same.
@Suite struct `Catalogue of events` {
    private let documentation: String
    private let catalog: String

    init() throws {
        documentation = try repositoryText("docs/journal.md")
        catalog = try repositoryText("systemd/sallyport.catalog")
    }

    @Test func `gives every event an id of its own`() {
        let ids = Set(AuditEvent.allCases.map(\.messageID.description))
        #expect(ids.count == AuditEvent.allCases.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
    }

    @Test func `documents every event, in order, with its id and priority`() {
        let rows = documentation.matches(of: #/\n\| `([a-z-]+)` \| `([0-9a-f]{32})` \| ([a-z]+) \|/#)
        let documented = rows.map { row in "\(row.1) \(row.2) \(row.3)" }
        let built = AuditEvent.allCases.map { "\($0.rawValue) \($0.messageID) \($0.priority)" }
        #expect(documented == built)
    }

    @Test func `documents every field, in order`() {
        let documented = documentation.matches(of: #/\n\| `(SALLYPORT_[A-Z_]+)` \|/#).map { String($0.1) }
        #expect(documented == JournalField.allCases.map(\.rawValue))
    }

    @Test func `explains every event, in order`() {
        let explained = catalog.matches(of: #/\n-- ([0-9a-f]{32})\nSubject: /#).map { String($0.1) }
        #expect(explained == AuditEvent.allCases.map(\.messageID.description))
    }

    @Test func `explains with known fields alone`() {
        let known = Set(JournalField.allCases.map(\.rawValue))
        let used = Set(catalog.matches(of: #/@([A-Z_]+)@/#).map { String($0.1) })
        #expect(used.subtracting(known).isEmpty)
    }
}
