import Foundation

/// One file of the repository, as text.
struct SourceFile: Sendable, CustomStringConvertible {
    /// Relative to the repository, such as `Sources/Core/Identity/Peer.swift`.
    let path: String
    let lines: [String]

    var description: String { path }
    /// `Core`, `System` or `Programs`.
    var floor: String { part(1) }
    var room: String { part(2) }
    var name: String { String(path.split(separator: "/").last ?? "") }

    private func part(_ index: Int) -> String {
        let parts = path.split(separator: "/")
        return parts.indices.contains(index) ? String(parts[index]) : ""
    }

    /// The modules that it imports, whatever their access level.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let keyword = words.firstIndex(of: "import"), words.prefix(keyword).allSatisfy(isModifier)
            else { return nil }
            return words.dropFirst(keyword + 1).last.map { String($0.split(separator: ".")[0]) }
        }
    }

    private func isModifier(_ word: String) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
    }
}

extension SourceFile {
    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// All files below some folders whose names end in one of some ways; all of them without `endings`.
    static func all(in folders: [String], endings: [String] = []) -> [SourceFile] {
        folders.flatMap { folder -> [SourceFile] in
            let root = repository.appending(path: folder).resolvingSymlinksInPath()
            let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
            return names.sorted()
                .filter { name in endings.isEmpty || endings.contains { name.hasSuffix($0) } }
                .compactMap { read("\(folder)/\($0)") }
        }
    }

    /// One file; nil for a folder, or for what is not text.
    static func read(_ path: String) -> SourceFile? {
        guard let text = try? String(contentsOf: repository.appending(path: path), encoding: .utf8) else {
            return nil
        }
        var lines = text.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return SourceFile(path: path, lines: lines)
    }

    static let swift = all(in: ["Sources"], endings: [".swift"])
    static let core = swift.filter { $0.floor == "Core" }
    static let system = swift.filter { $0.floor == "System" }

    /// The rooms of a floor, which are its folders.
    static func rooms(of floor: String) -> Set<String> {
        let root = repository.appending(path: "Sources/\(floor)")
        return Set((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    }
}
