internal import Glibc
internal import Identity
internal import Platform

/// The file `key-check` in the state directory, written once, at the first start.
///
/// By its bytes a later start knows that its key is the one that sealed the accounts.
package struct KeyCheckFile: Sendable {
    package static let name = "key-check"
    /// In bytes.
    package static let longest = 64

    private let stateDirectory: String

    package init(stateDirectory: String) {
        self.stateDirectory = stateDirectory
    }

    /// Returns nil if there is none yet.
    ///
    /// - Throws: EBADMSG if there is anything but a short regular file of ours.
    package func read() throws(AccountStoreError) -> [UInt8]? {
        try translating(content())
    }

    /// Makes the file, which is whole and on disk when the call returns, or not there.
    ///
    /// - Throws: EEXIST if there is one.
    package func create(_ bytes: [UInt8]) throws(AccountStoreError) {
        precondition(bytes.count <= Self.longest)
        try translating(make(bytes))
    }

    private func content() throws(PlatformError) -> [UInt8]? {
        let folder = try Directory(path: stateDirectory)
        guard let status = try folder.status(of: Self.name) else { return nil }
        guard status.kind == .regular, status.owner.rawValue == geteuid(), status.size <= Self.longest else {
            throw PlatformError(operation: "read", path: "\(stateDirectory)/\(Self.name)", errno: EBADMSG)
        }
        return try folder.open(Self.name, .read).read(Self.longest, at: 0)
    }

    private func make(_ bytes: [UInt8]) throws(PlatformError) {
        try Directory(path: stateDirectory).put(
            bytes, at: Self.name, draft: Self.name + ".new", replacing: false)
    }
}
