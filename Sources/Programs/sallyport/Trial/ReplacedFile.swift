import FoundationEssentials
import Identity
import Platform

/// A file that gets another content in one step, with the owner and mode that it has; the one before stays as `NAME.before`.
struct ReplacedFile {
    private static let longest = 1_048_576
    /// Of a file that was not there: what is in it is no secret.
    private static let usual = FileAccess(
        owner: .root, group: GroupID(rawValue: 0), mode: 0o644)

    private let place: FilePlace
    var path: String { place.path }

    /// - Throws: ``Failure`` for what is there and no regular file: nothing would be what it was behind a link.
    init(path: String) throws(Failure) {
        place = try FilePlace(path, status: .configuration)
        try place.refuseOthers(.configuration)
    }

    /// Whether another path leads to this file; where there is none, whether it is written the same.
    func isSame(as other: String) -> Bool {
        guard let own = Self.identity(of: path) else { return other == path }
        return Self.identity(of: other) == own
    }

    /// Of a file system and a file in it.
    private static func identity(of path: String) -> [UInt]? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let numbers = [attributes?[.systemNumber], attributes?[.systemFileNumber]].compactMap { $0 as? UInt }
        return numbers.count == 2 ? numbers : nil
    }

    /// Puts `bytes` in its place; they are on disk when this returns.
    func replace(with bytes: [UInt8]) throws(PlatformError) {
        let directory = try Directory(path: place.folder)
        let access = try directory.status(of: place.name)?.access
        if let access {
            let before = try directory.open(place.name, [.read]).readAll(atMost: Self.longest)
            try directory.put(before, at: "\(place.name).before", draft: place.draft, access: access)
        }
        try directory.put(bytes, at: place.name, draft: place.draft, access: access ?? Self.usual)
    }
}
