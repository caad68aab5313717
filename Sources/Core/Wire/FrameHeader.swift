/// The 8 bytes before the body of a frame, judged before memory is taken for the body.
package struct FrameHeader: Hashable, Sendable {
    package static let length = 8
    static let magic: (UInt8, UInt8) = (0x53, 0x50)
    package static let version: UInt8 = 1

    package let kind: FrameKind
    package let bodyLength: Int

    /// Reads a header.
    ///
    /// - Parameters:
    ///   - bytes: At least ``length`` of them.
    ///   - sender: Whose frames are taken; those of the other side are refused.
    /// - Throws: ``WireError``, if this is no header of such a frame.
    package init(_ bytes: some Collection<UInt8>, from sender: FrameKind.Sender) throws(WireError) {
        let header = Array(bytes.prefix(Self.length))
        guard header.count == Self.length, header[0] == Self.magic.0, header[1] == Self.magic.1
        else { throw .magic }
        guard header[2] == Self.version else { throw .version(header[2]) }
        guard let kind = FrameKind(rawValue: header[3]), kind.sender == sender else { throw .kind(header[3]) }
        let length = header[4...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard length <= kind.longestBody else { throw .tooLong(length) }
        self.kind = kind
        bodyLength = Int(length)
    }

    /// A whole frame.
    ///
    /// - Precondition: the body is within the bound of its kind.
    static func frame(_ kind: FrameKind, _ body: [UInt8]) -> [UInt8] {
        precondition(body.count <= Int(kind.longestBody))
        return [magic.0, magic.1, version, kind.rawValue] + bigEndian(UInt32(body.count)) + body
    }

    static func bigEndian<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
        stride(from: Integer.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: value >> Integer($0))
        }
    }
}
