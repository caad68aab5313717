import FoundationEssentials
import Testing

/// One file of `golden/`: bytes in hexadecimal, and comments, of which `# error:` names what is wrong.
struct GoldenFrame: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// As ``WireError`` describes itself; nil for a good frame.
    let error: String?

    var testDescription: String { name }

    static let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/golden"

    static func all(_ prefix: String) -> [Self] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(prefix) }.sorted().compactMap { try? Self(file: $0) }
    }

    init(file: String) throws {
        let data = try Data(contentsOf: URL(filePath: "\(Self.folder)/\(file)"))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        let marker = "# error: "
        name = String(file.dropLast(".hex".count))
        error = lines.first { $0.hasPrefix(marker) }.map { String($0.dropFirst(marker.count)) }
        bytes = try lines.filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: " ") }.map {
            try #require(UInt8($0, radix: 16))
        }
    }
}
