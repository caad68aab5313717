import Glibc

/// Reads a file of the repository that these tests were built from.
func repositoryText(_ path: String, testFile: String = #filePath) throws -> String {
    let root = testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")
    // SAFETY: the kernel reads the NUL-terminated copy of the path that Swift makes for the call.
    let descriptor = unsafe open("\(root)/\(path)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw MissingFile(path: path) }
    defer { close(descriptor) }
    return String(decoding: everything(from: descriptor), as: UTF8.self)
}

struct MissingFile: Error {
    let path: String
}

/// Reads until the end of the file, or until no writer is left.
func everything(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
        // SAFETY: the kernel writes within the buffer, and says how much of it is then initialised.
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = unsafe max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        guard !chunk.isEmpty else { return bytes }
        bytes += chunk
    }
}
