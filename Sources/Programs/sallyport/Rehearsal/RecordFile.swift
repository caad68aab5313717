import FoundationEssentials
import Platform

/// Records as `sallyport log --json` prints them, and the daemon where there is no journal: one object of JSON a line.
struct RecordFile {
    private static let pieceLength = 65_536

    let path: String

    /// Hands over each record; lines that are no object are what else stands in a log.
    func forEach(_ body: ([String: String]) throws -> Void) throws {
        let file = path == "-" ? Descriptor(owning: 0) : try open()
        var rest: [UInt8] = []
        while true {
            let piece = try read(file)
            rest += piece
            var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            rest = piece.isEmpty ? [] : Array(lines.removeLast())
            for line in lines { if let record = Self.record(line) { try body(record) } }
            if piece.isEmpty { return }
        }
    }

    private static func record(_ line: ArraySlice<UInt8>) -> [String: String]? {
        guard line.first == UInt8(ascii: "{") else { return nil }
        return try? JSONDecoder().decode([String: String].self, from: Data(line))
    }

    private func open() throws(Failure) -> Descriptor {
        do {
            return try Descriptor(path: path, [.read])
        } catch {
            throw Failure(error)
        }
    }

    private func read(_ file: borrowing Descriptor) throws(Failure) -> [UInt8] {
        do {
            return try file.read(upTo: Self.pieceLength)
        } catch {
            throw Failure(error)
        }
    }
}
