import CLibsystemd
import Glibc

/// Whether this process can read what system services write to the journal of this host.
package enum SystemJournal: Hashable, Sendable {
    case readable
    /// There is one, and it is for others: root, and the groups systemd-journal and adm.
    case forbidden
    /// No journal is kept.
    case missing

    /// Where journald keeps it, in files of everybody's own beside it; `system.journal` is the one of services.
    private static let folders = ["/var/log/journal", "/run/log/journal"]

    /// Looks.
    ///
    /// libsystemd opens a journal without a file that may be read, and finds nothing in it.
    package static func look() -> Self {
        if hasReadableFile() { return .readable }
        return folders.contains { isForbidden(systemFile(in: $0)) } ? .forbidden : .missing
    }

    /// Whether there is a file of services that opens; those of people do not count.
    private static func hasReadableFile() -> Bool {
        var opened: OpaquePointer?
        // SAFETY: libsystemd writes one pointer, which outlives the call.
        guard unsafe sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY | SD_JOURNAL_SYSTEM)) >= 0,
            let journal = unsafe opened
        else { return false }
        // SAFETY: the journal was opened above, and is closed once, after the two questions.
        defer { unsafe sd_journal_close(journal) }
        // SAFETY: as above.
        return unsafe sd_journal_has_runtime_files(journal) > 0
            || sd_journal_has_persistent_files(journal) > 0
    }

    private static func systemFile(in folder: String) -> String {
        var id = sd_id128_t()
        var text = [CChar](repeating: 0, count: Int(SD_ID128_STRING_MAX))
        // SAFETY: the calls fill the 16 bytes, and the text of 32 digits and a NUL, which outlive them.
        guard unsafe sd_id128_get_machine(&id) >= 0, unsafe sd_id128_to_string(id, &text) != nil else {
            return folder
        }
        let digits = text.dropLast().map { UInt8(bitPattern: $0) }
        return "\(folder)/\(String(decoding: digits, as: UTF8.self))/system.journal"
    }

    /// Whether there is something that this process may not read, or a folder in which it may not look.
    private static func isForbidden(_ path: String) -> Bool {
        // SAFETY: the kernel reads the NUL-terminated copy of the path that Swift makes for the call.
        unsafe access(path, R_OK) != 0 && errno == EACCES
    }
}
