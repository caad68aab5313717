import CLibsystemd
import Glibc

/// journald's native protocol, by `sd_journal_sendv(3)`.
enum JournalSocket {
    private static let path = "/run/systemd/journal/socket"

    /// libsystemd drops records silently where this is not, so it is looked for first.
    static var exists: Bool {
        // SAFETY: access reads the NUL-terminated copy of the path that Swift makes for the call.
        unsafe access(path, W_OK) == 0
    }

    /// Sends one record, and waits while journald's queue is full; returns false if it was refused.
    static func send(_ record: JournalRecord) -> Bool {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for (name, value) in record.assignments {
            let start = bytes.count
            bytes += Array("\(name)=\(value)".utf8)
            ranges.append(start..<bytes.count)
        }
        // SAFETY: no pointer into the buffer leaves this closure.
        return unsafe bytes.withUnsafeMutableBytes { buffer in
            let vectors = unsafe ranges.map { range in
                // SAFETY: each range lies within the buffer, which neither moves nor grows in this closure.
                unsafe iovec(
                    iov_base: buffer.baseAddress.map { unsafe $0 + range.lowerBound }, iov_len: range.count)
            }
            // SAFETY: libsystemd reads the vectors and what they point to, and keeps neither.
            return unsafe sd_journal_sendv(vectors, Int32(vectors.count)) == 0
        }
    }
}
