import Identity

/// In which login session a process is: what `sallyportd` asks `sallyport-root-helper`.
///
/// The body of its frame has one field, 0x01: the pid in 4 bytes, its start time in 8, 0 where that is not known.
package struct PlaceQuestion: Hashable, Sendable {
    static let longestBody = 3 + 12

    /// Positive: a negative one names a process group to the kernel.
    package let pid: Int32
    /// Clock ticks after boot; nil where only the pid is known.
    package let startTime: UInt64?

    /// Nil for a pid that no process has; a start time of 0 is none.
    package init?(pid: Int32, startTime: UInt64? = nil) {
        guard pid > 0 else { return nil }
        self.pid = pid
        self.startTime = startTime == 0 ? nil : startTime
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .tellPlace, in: bytes[...]) else {
            return nil
        }
        let process = try FieldValues<PlaceQuestionField>(Array(body)).processes(.process)[0]
        return Self(pid: process.pid, startTime: process.startTime)
    }

    /// The whole frame.
    package var bytes: [UInt8] {
        let process = ProcessIdentity(pid: pid, startTime: startTime ?? 0)
        return ExchangeHeader<RootHelperFrameKind>.frame(
            .tellPlace, PlaceQuestionField.process.bytes([process].wireBytes))
    }
}

/// The one field of a `tellPlace`.
enum PlaceQuestionField: UInt8, WireField {
    case process = 0x01

    var lengths: ClosedRange<Int> { 12...12 }
}

extension [ProcessIdentity] {
    /// A pid and a start time each, as fields have them.
    var wireBytes: [UInt8] {
        flatMap { FrameHeader.bigEndian($0.pid) + FrameHeader.bigEndian($0.startTime) }
    }
}
