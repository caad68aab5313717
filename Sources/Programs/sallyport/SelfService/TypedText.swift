import Platform

/// What a person typed and nobody has asked for yet; no byte of it stays behind.
final class TypedText {
    /// Bounds what one line may take of memory.
    private static let longestLine = 65_536
    private static let longestPiece = 1_024

    private var bytes: [UInt8] = []

    init() {
        // With room for all of it no copy is left behind by one that grows.
        bytes.reserveCapacity(Self.longestLine + Self.longestPiece)
    }

    deinit {
        bytes.wipe()
    }

    var isTooLong: Bool { bytes.count > Self.longestLine }

    /// Adds what `descriptor` has; false at its end, and where nothing can be read any more.
    func read(from descriptor: Int32) -> Bool {
        let descriptor = Descriptor(owning: descriptor)
        var piece = (try? descriptor.read(upTo: Self.longestPiece)) ?? []
        _ = descriptor.release()
        defer { piece.wipe() }
        bytes += piece
        return !piece.isEmpty
    }

    /// Takes the first line, without its end; nil where there is no whole one.
    func nextLine() -> TypedLine? {
        bytes.firstIndex(of: UInt8(ascii: "\n")).map { take($0, andBehind: 1) }
    }

    /// Takes what there is: a last line may lack its end.
    func rest() -> TypedLine? {
        bytes.isEmpty ? nil : take(bytes.count, andBehind: 0)
    }

    private func take(_ count: Int, andBehind separator: Int) -> TypedLine {
        let line = TypedLine(Array(bytes[..<count]))
        var others = Array(bytes[(count + separator)...])
        bytes.wipe()
        bytes.removeAll(keepingCapacity: true)
        bytes += others
        others.wipe()
        return line
    }
}
