import Foundation
import Platform

/// Whether the file system of the temporary folder serves reads from the kernel's cache alone (RWF_NOWAIT).
///
/// overlayfs and tmpfs do not; there every read goes to the disk's thread, and these tests have nothing to look at.
package enum CachedReads {
    package static let areServed: Bool = {
        let path = FileManager.default.temporaryDirectory.path + "/cached-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard
            (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false))
                != nil,
            let folder = try? Directory(path: path), let file = try? folder.openNew("file"),
            (try? file.writeAll([1])) != nil
        else { return false }
        return file.readIfCached(1, at: 0) == [1]
    }()
}
