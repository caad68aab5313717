import Foundation

/// A temporary folder that goes when the test does.
final class Folder: Sendable {
    private let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "sallyport-\(UUID().uuidString)")
        make(url)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Makes a file of mode 0600, and the folders on its way.
    func write(_ name: String, _ text: String) {
        let file = url.appending(path: name)
        make(file.deletingLastPathComponent())
        let isMade = FileManager.default.createFile(
            atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        precondition(isMade)
    }

    func link(_ name: String, to target: String) {
        try? FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    func makeFIFO(_ name: String) throws {
        let mkfifo = try Process.run(URL(filePath: "/usr/bin/mkfifo"), arguments: [path(name)])
        mkfifo.waitUntilExit()
        precondition(mkfifo.terminationStatus == 0)
    }

    func giveAway(_ name: String, to uid: Int) throws {
        try FileManager.default.setAttributes([.ownerAccountID: uid], ofItemAtPath: path(name))
    }

    func setMode(_ name: String, _ mode: Int) {
        try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    private func make(_ folder: URL) {
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
