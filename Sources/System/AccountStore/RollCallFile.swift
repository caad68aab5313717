internal import Glibc
internal import Identity
internal import Platform

/// The file `roll-calls` in the state directory: the days on which the name service could be believed.
package struct RollCallFile: Sendable {
    package static let name = "roll-calls"
    /// In bytes.
    package static let longest = 4_096

    private let stateDirectory: String

    package init(stateDirectory: String) {
        self.stateDirectory = stateDirectory
    }

    /// Empty if there is none yet, or anything but a short regular file of ours.
    package func read() throws(AccountStoreError) -> [UInt8] {
        try translating(content())
    }

    /// Puts other bytes in its place: the file is whole at any time, and on disk when the call returns.
    package func write(_ bytes: [UInt8]) throws(AccountStoreError) {
        precondition(bytes.count <= Self.longest)
        try translating(replace(bytes))
    }

    private func content() throws(PlatformError) -> [UInt8] {
        let folder = try Directory(path: stateDirectory)
        guard let status = try folder.status(of: Self.name), status.kind == .regular,
            status.owner.rawValue == geteuid(), status.size <= Self.longest
        else { return [] }
        return try folder.open(Self.name, .read).read(Self.longest, at: 0)
    }

    private func replace(_ bytes: [UInt8]) throws(PlatformError) {
        try Directory(path: stateDirectory).put(bytes, at: Self.name, draft: Self.name + ".new")
    }
}
