internal import Glibc
package import Identity
internal import Platform
package import Settings

/// Reads a settings file and its drop-ins, `FILE` and `FILE.d/*.conf`, and judges nothing of what they say.
package enum ConfigurationFile {
    /// The most bytes that one file may have.
    package static let longest = 1_048_576

    /// Reads `path` and its drop-ins, in the order in which they apply: the byte order of their names.
    ///
    /// Names that begin with a dot are passed over. Nothing that others than root and `reader` could have
    /// written is read; `reader` is the effective uid of this process. The main file's table comes first,
    /// and every key and value has its position. With a `replacement`, the main file itself is not looked at.
    package static func read(
        _ path: String, as reader: UserID, with replacement: Replacement? = nil
    ) throws(ConfigurationFileError) -> [SettingsTree] {
        var trees: [SettingsTree] = []
        if let replacement {
            trees.append(try parse(replacement.bytes, file: replacement.name))
        } else {
            trees.append(try tree(at: path, reader))
        }
        let folder = path + ".d"
        for name in try dropIns(in: folder, reader) {
            trees.append(try tree(at: "\(folder)/\(name)", reader))
        }
        return trees
    }

    /// Reads `path` alone, under the same conditions; a folder of drop-ins beside it means nothing.
    package static func readAlone(
        _ path: String, as reader: UserID
    ) throws(ConfigurationFileError) -> SettingsTree {
        try tree(at: path, reader)
    }

    /// Reads a file that the settings name, of at most ``longest`` bytes, under the same conditions.
    package static func bytes(
        _ path: String, as reader: UserID
    ) throws(ConfigurationFileError) -> [UInt8] {
        let bytes: [UInt8]
        let status: FileStatus
        do throws(RegularFile.ReadError) {
            let contents = try RegularFile.read(path: path, atMost: longest)
            (bytes, status) = (contents.bytes, contents.status)
        } catch {
            throw ConfigurationFileError(error)
        }
        try check(status, of: path, reader)
        return bytes
    }

    /// Reads the text of one file, which is called `file` in positions.
    package static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationFileError) -> SettingsTree {
        try ConfigurationText(bytes, file: file).parse()
    }

    /// What is read in the place of a main file.
    package struct Replacement: Sendable {
        let bytes: [UInt8]
        /// Stands for the file in positions.
        let name: String

        package init(bytes: [UInt8], name: String) {
            self.bytes = bytes
            self.name = name
        }
    }

    private static func tree(at path: String, _ reader: UserID) throws(ConfigurationFileError) -> SettingsTree
    {
        try parse(try bytes(path, as: reader), file: path)
    }

    private static func dropIns(
        in folder: String, _ reader: UserID
    ) throws(ConfigurationFileError) -> [String] {
        let status: FileStatus
        var names: [String] = []
        do throws(PlatformError) {
            let directory = try Directory(path: folder)
            status = try directory.descriptor.status()
            try directory.forEachName { names.append($0) }
        } catch {
            guard error.errno == ENOENT else { throw .system(error) }
            return []
        }
        try check(status, of: folder, reader)
        return names.filter { $0.hasSuffix(".conf") && !$0.hasPrefix(".") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func check(
        _ status: FileStatus, of path: String, _ reader: UserID
    ) throws(ConfigurationFileError) {
        guard status.owner.isRoot || status.owner == reader else {
            throw .foreignOwner(path: path, status.owner)
        }
        guard status.mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
    }
}
