import CLibsystemd
import Glibc

/// Reads the daemon's records back out of the journal.
///
/// Anybody may send a record with our message ids, so the reader asks for what the sender cannot choose: the
/// unit and the uid that journald itself took from the kernel. Who may read the system's journal is journald's
/// business: without the right there is nothing to read, and no error; ``SystemJournal`` tells.
@safe package final class JournalReader {
    private let journal: OpaquePointer

    /// Opens the journal and takes up position.
    ///
    /// - Parameters:
    ///   - unit: The unit that wrote, such as `sallyportd.service`.
    ///   - uid: The user that it runs as.
    ///   - user: Only records about this account, by ``JournalField/user``.
    ///   - start: Where reading begins.
    ///   - directory: A folder of journal files in place of this machine's own journal.
    /// - Throws: ``SystemdError/journal(errno:)``.
    package init(
        unit: String, uid: UInt32, user: String? = nil, from start: Start = .head, directory: String? = nil
    ) throws(SystemdError) {
        // SAFETY: the pointer is never handed out, and is closed at the end of this value alone.
        unsafe journal = try Self.open(directory)
        try match("_SYSTEMD_UNIT=\(unit)")
        try match("_UID=\(uid)")
        if let user { try match("\(JournalField.user.rawValue)=\(user.escapingControls)") }
        try seek(to: start)
    }

    deinit {
        // SAFETY: `open` gave this journal to us alone, and nothing uses it after this.
        unsafe sd_journal_close(journal)
    }

    /// The next record, oldest first; `nil` when there is none yet.
    ///
    /// The values are text with controls escaped, and ``RecordTime`` reads when it was written.
    ///
    /// - Throws: ``SystemdError/journal(errno:)``.
    package func next() throws(SystemdError) -> [String: String]? {
        // SAFETY: the journal is open until deinit, and the one integer outlives its call.
        guard try Self.check(unsafe sd_journal_next(journal)) > 0 else { return nil }
        var microseconds: UInt64 = 0
        _ = try Self.check(unsafe sd_journal_get_realtime_usec(journal, &microseconds))
        var entry = [RecordTime.field: String(microseconds)]
        // SAFETY: the journal is open until deinit.
        unsafe sd_journal_restart_data(journal)
        while let (name, value) = try nextField() { entry[name] = value }
        return entry
    }

    /// The oldest record that this journal still has, whoever wrote it, in microseconds since 1970; nil if it is empty.
    ///
    /// What lies before it may have been there, and was let go of: the reader cannot tell.
    ///
    /// - Throws: ``SystemdError/journal(errno:)``.
    package func begin() throws(SystemdError) -> UInt64? {
        var (first, last): (UInt64, UInt64) = (0, 0)
        // SAFETY: the journal is open until deinit, and both integers outlive the call.
        let count = try Self.check(unsafe sd_journal_get_cutoff_realtime_usec(journal, &first, &last))
        return count > 0 ? first : nil
    }

    /// Sleeps until the journal changes: then ask ``next()`` again.
    ///
    /// - Parameter output: Where the records go.
    /// - Returns: Whether anybody can still read there: false for a pipe or a socket whose reader is gone.
    /// - Throws: ``SystemdError/journal(errno:)``.
    package func wait(whileOpen output: Int32) throws(SystemdError) -> Bool {
        // SAFETY: the journal is open until deinit; so in each call here. The first call begins to watch, and tells
        // of a change, since there may have been one before.
        guard try Self.check(unsafe sd_journal_wait(journal, 0)) == SD_JOURNAL_NOP else { return true }
        let number = try Self.check(unsafe sd_journal_get_fd(journal))
        let events = try Self.check(unsafe sd_journal_get_events(journal))
        // No events are asked for on the output: of an error or a hang-up, poll(2) tells in any case.
        var waiting = [
            pollfd(fd: number, events: Int16(events), revents: 0), pollfd(fd: output, events: 0, revents: 0),
        ]
        // SAFETY: the array has as many entries as it says, and lives until the call returns.
        let ready = unsafe poll(&waiting, 2, try milliseconds())
        guard ready >= 0 || errno == EINTR else { throw .journal(errno: errno) }
        // SAFETY: the journal is open until deinit.
        _ = try Self.check(unsafe sd_journal_process(journal))
        return waiting[1].revents == 0
    }

    /// How long the journal may be waited for: for ever (-1), unless it lies where changes are not told.
    private func milliseconds() throws(SystemdError) -> Int32 {
        var deadline = UInt64.max
        // SAFETY: the journal is open until deinit, and the one integer outlives its call.
        guard try Self.check(unsafe sd_journal_get_timeout(journal, &deadline)) > 0 else { return -1 }
        var now = timespec()
        // SAFETY: the kernel fills the structure, which outlives the call.
        guard deadline != .max, unsafe clock_gettime(CLOCK_MONOTONIC, &now) == 0 else { return -1 }
        let passed = UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
        return deadline > passed ? Int32(clamping: (deadline - passed) / 1_000 + 1) : 0
    }

    private func nextField() throws(SystemdError) -> (String, String)? {
        var data: UnsafeRawPointer?
        var length = 0
        // SAFETY: libsystemd writes a pointer and a length that hold until the next call; both are used before it.
        guard try Self.check(unsafe sd_journal_enumerate_available_data(journal, &data, &length)) > 0,
            let start = unsafe data
        else { return nil }
        // SAFETY: the copy is made before the next call.
        let text = unsafe String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts.last ?? "").escapingControls)
    }

    private func match(_ assignment: String) throws(SystemdError) {
        // SAFETY: libsystemd copies the NUL-terminated text; with 0 it measures the text itself.
        _ = try Self.check(unsafe sd_journal_add_match(journal, assignment, 0))
    }

    private func seek(to start: Start) throws(SystemdError) {
        // SAFETY: the journal is open until deinit; so in each call here.
        switch start {
        case .head:
            _ = try Self.check(unsafe sd_journal_seek_head(journal))
        case .since(let microseconds):
            _ = try Self.check(unsafe sd_journal_seek_realtime_usec(journal, microseconds))
        case .last(let count):
            // SAFETY: as above. One further back than wanted, since `next()` steps forward first.
            _ = try Self.check(unsafe sd_journal_seek_tail(journal))
            let skipped = try Self.check(unsafe sd_journal_previous_skip(journal, UInt64(count) + 1))
            guard skipped <= count else { return }
            // SAFETY: as above.
            _ = try Self.check(unsafe sd_journal_seek_head(journal))
        }
    }

    private static func open(_ directory: String?) throws(SystemdError) -> OpaquePointer {
        var opened: OpaquePointer?
        // SAFETY: libsystemd writes one pointer, which outlives the call, and copies the path.
        if let directory {
            _ = try check(unsafe sd_journal_open_directory(&opened, directory, 0))
        } else {
            // SAFETY: libsystemd writes one pointer, which outlives the call.
            _ = try check(unsafe sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY | SD_JOURNAL_SYSTEM)))
        }
        // SAFETY: the pointer is given to the one journal that will close it.
        guard let journal = unsafe opened else { throw .journal(errno: EIO) }
        return unsafe journal
    }

    private static func check(_ result: Int32) throws(SystemdError) -> Int32 {
        guard result >= 0 else { throw .journal(errno: -result) }
        return result
    }
}

extension JournalReader {
    /// Where reading begins.
    package enum Start: Hashable, Sendable {
        /// The oldest record that is kept.
        case head
        /// Microseconds since 1970.
        case since(UInt64)
        /// As many of the newest records.
        case last(UInt32)
    }
}
