internal import Settings
internal import TOMLKit

/// The bytes of one settings file, on their way to a tree.
///
/// TOMLKit parses, and gives positions for syntax errors only, so a scanner of our own finds where each key
/// and value stands. It runs first, and the parser gets nothing that it refuses: the parser's nesting of
/// dotted keys has no bound, and some wrong headers (`[.a]`) end its process.
struct ConfigurationText {
    private let bytes: [UInt8]
    private let file: String

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// - Returns: The table of the whole file, each table's entries in the order of the file.
    func parse() throws(ConfigurationFileError) -> SettingsTree {
        let scalars = try decoded()
        let map: SourceNode
        do throws(SourceObstacle) {
            var scanner = SourceScanner(scalars, file: file)
            map = try scanner.scan()
        } catch {
            throw error.error
        }
        let table = try parsed()
        do throws(SourceObstacle) {
            return try TreeBuilder().table(table, at: map)
        } catch {
            throw error.error
        }
    }

    private func decoded() throws(ConfigurationFileError) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        var place = (line: 1, column: 1)
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        while true {
            let here = Position(file: file, line: place.line, column: place.column)
            switch decoder.decode(&rest) {
            case .emptyInput: return scalars
            case .error: throw .notUTF8(here)
            case .scalarValue("\0"): throw .nul(here)
            case .scalarValue(let scalar):
                scalars.append(scalar)
                place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
            }
        }
    }

    private func parsed() throws(ConfigurationFileError) -> TOMLTable {
        do {
            return try TOMLTable(string: String(decoding: bytes, as: UTF8.self))
        } catch let error as TOMLParseError {
            let place = error.source.begin
            throw .syntax(Position(file: file, line: place.line, column: place.column), error.description)
        } catch {
            throw .syntax(Position(file: file, line: 1, column: 1), "\(error)")
        }
    }
}
