extension SessionInputAnswer {
    private enum Outcome {
        static let found: UInt8 = 1
        static let gone: UInt8 = 2
        static let unavailable: UInt8 = 3
    }

    private enum Kind {
        static let none: UInt8 = 0
        static let terminal: UInt8 = 1
        static let connection: UInt8 = 2
    }

    /// Takes one answer off `bytes`; nil for what is none.
    init?(taking bytes: inout ArraySlice<UInt8>) {
        switch bytes.popFirst() {
        case Outcome.found:
            guard let input = Self.takeInput(from: &bytes) else { return nil }
            self = .found(input)
        case Outcome.gone: self = .gone
        case Outcome.unavailable: self = .unavailable
        default: return nil
        }
    }

    var wireBytes: [UInt8] {
        switch self {
        case .found(let input):
            let name = Array((input.terminal ?? "").utf8)
            return [Outcome.found, UInt8(name.count)] + name + Self.bytes(input.last)
        case .gone: return [Outcome.gone]
        case .unavailable: return [Outcome.unavailable]
        }
    }

    private static func bytes(_ source: SessionInput.Source?) -> [UInt8] {
        switch source {
        case .terminal(let stamp, let unread):
            [Kind.terminal] + FrameHeader.bigEndian(stamp) + FrameHeader.bigEndian(unread)
        case .connection(let age): [Kind.connection] + FrameHeader.bigEndian(age)
        case nil: [Kind.none]
        }
    }

    private static func takeInput(from bytes: inout ArraySlice<UInt8>) -> SessionInput? {
        guard let length = bytes.popFirst(), Int(length) <= bytes.count else { return nil }
        let name = String(validating: bytes.prefix(Int(length)), as: UTF8.self)
        bytes = bytes.dropFirst(Int(length))
        guard let name, let kind = bytes.popFirst() else { return nil }
        let terminal = name.isEmpty ? nil : name
        switch kind {
        case Kind.none: return SessionInput(terminal: terminal, last: nil)
        case Kind.terminal:
            guard let stamp = takeNumber(of: 8, from: &bytes), let unread = takeNumber(of: 4, from: &bytes)
            else { return nil }
            return SessionInput(
                terminal: terminal, last: .terminal(stamp: stamp, unread: UInt32(truncatingIfNeeded: unread)))
        case Kind.connection:
            return takeNumber(of: 8, from: &bytes).flatMap {
                SessionInput(terminal: terminal, last: .connection(age: $0))
            }
        default: return nil
        }
    }

    private static func takeNumber(of width: Int, from bytes: inout ArraySlice<UInt8>) -> Int64? {
        guard bytes.count >= width else { return nil }
        let number = bytes.prefix(width).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        bytes = bytes.dropFirst(width)
        return Int64(exactly: number)
    }
}
