import FoundationEssentials
import Platform

/// Records as `sallyport log --json` prints them, and the daemon where there is no journal: one object of JSON a line.
struct RecordFile {
    private static let pieceLength = 65_536

    /// A FIFO is waited for, as by any other program that reads one.
    let path: String

    /// Hands over each record; lines that are no object are what else stands in a log.
    ///
    /// - Throws: ``Failure``, also for a file that has something in it and no record: it is another than was meant.
    func forEach(_ body: ([String: String]) throws -> Void) throws {
        let file = path == "-" ? Descriptor(owning: 0) : try open()
        var (lines, isEmpty, hasRecord) = (LineSplitter(), true, false)
        func take(_ line: [UInt8]) throws {
            guard let record = Self.record(line) else { return }
            hasRecord = true
            try body(record)
        }
        while case let piece = try read(file), !piece.isEmpty {
            isEmpty = false
            try lines.take(piece, take)
        }
        try lines.finish(take)
        guard isEmpty || hasRecord else { throw Failure(.badData, Sentences.holdsNoRecord(path)) }
    }

    private static func record(_ line: [UInt8]) -> [String: String]? {
        guard line.first == UInt8(ascii: "{") else { return nil }
        return try? JSONDecoder().decode([String: String].self, from: Data(line))
    }

    private func open() throws(Failure) -> Descriptor {
        do {
            return try Descriptor(path: path, [.read, .wait])
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
