internal import Glibc
internal import Identity
internal import Platform

extension EntryTable {
    /// Opens such a file in `directory`, and puts a fresh file in its place if it is missing or not what we made.
    ///
    /// `directory` is the runtime directory; it may be on a disk, and its mode may be 0755.
    ///
    /// - Throws: ``AccountStoreError/inUse`` if another process has it open, ``AccountStoreError/noSpace`` if the
    ///   space cannot be reserved.
    package static func open(
        directory: String, shape: Shape
    ) throws(AccountStoreError) -> EntryTable {
        let folder = try translating(Directory(path: directory))
        switch try find(in: folder, shape) {
        case .usable(let file, let header):
            return EntryTable(origin: .existing(header: header), shape: shape, file: file)
        case .unusable(let reason):
            return EntryTable(
                origin: .fresh(reason), shape: shape, file: try make(in: folder, shape))
        }
    }

    private enum Finding: ~Copyable {
        case usable(Descriptor, header: [UInt8])
        case unusable(Reason)
    }

    private static func find(
        in folder: borrowing Directory, _ shape: Shape
    ) throws(AccountStoreError) -> Finding {
        let opened: Descriptor
        do throws(PlatformError) {
            opened = try folder.open(shape.name, [.read, .write])
        } catch {
            return .unusable(reason(for: error))
        }
        return try judge(opened, length: shape.length)
    }

    private static func judge(
        _ file: consuming Descriptor, length: Int
    ) throws(AccountStoreError) -> Finding {
        let free: Bool
        let header: [UInt8]
        do throws(PlatformError) {
            let status = try file.status()
            guard status.kind == .regular, status.owner.rawValue == geteuid(), status.linkCount == 1 else {
                return .unusable(.notOurs)
            }
            free = try file.lock()
            guard status.size == length || !free else { return .unusable(.wrongSize(status.size)) }
            header = try file.read(headerLength, at: 0)
        } catch {
            return .unusable(.unreadable(error))
        }
        guard free else { throw .inUse }
        return .usable(file, header: header)
    }

    private static func reason(for error: PlatformError) -> Reason {
        switch error.errno {
        case ENOENT: .absent
        case ELOOP, EISDIR, ENXIO: .notOurs
        default: .unreadable(error)
        }
    }

    /// The new file takes the name only once its space is reserved; a process killed before leaves the old one.
    private static func make(in folder: borrowing Directory, _ shape: Shape) throws(AccountStoreError)
        -> Descriptor
    {
        let draft = shape.name + ".new"
        let file = try translating(folder.openNew(draft))
        do throws(PlatformError) {
            _ = try file.lock()
            if shape.isReserved {
                try file.allocate(shape.length)
            } else {
                _ = try file.write([0].span, at: shape.length - 1)
            }
            try folder.rename(draft, to: shape.name, replacing: true)
        } catch {
            try? folder.remove(draft)
            throw AccountStoreError(error)
        }
        return file
    }
}

extension EntryTable.Shape {
    /// A transfer that stopped in the middle, for which the kernel gave no reason.
    func short(_ operation: String) -> PlatformError {
        PlatformError(operation: operation, path: name, errno: EIO)
    }
}
