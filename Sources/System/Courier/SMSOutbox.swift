internal import Glibc
internal import Identity
internal import Platform
internal import Wire

/// The folder from which gammu-smsd takes what it sends (gammu-smsd-files(7)).
struct SMSOutbox {
    /// An absolute path.
    let path: String

    /// How many names are tried before the folder counts as full of them.
    private static let mostTries = 5

    func send(_ message: SMSMessage, _ redaction: Redaction) -> SendResult {
        do throws(PlatformError) {
            let folder = try Directory(path: path)
            guard let name = try put(message, into: folder) else {
                return SMSVerdict.refused(.courier, detail: SMSDetailText.outboxTaken).result(redaction)
            }
            let detail = SMSDetailText.queued(name)
            return SMSVerdict.taken(detail: detail).result(steps: detail, redaction)
        } catch {
            let isMissing = [ENOENT, EACCES, ENOTDIR, EROFS].contains(error.errno)
            let error = "\(error)"
            return (isMissing ? SMSVerdict.refused(.notConfigured, detail: error) : .later(detail: error))
                .result(redaction)
        }
    }

    /// Writes the file under a name that gammu-smsd passes over, then gives it its own; nil if all were taken.
    private func put(_ message: SMSMessage, into folder: borrowing Directory) throws(PlatformError) -> String?
    {
        let draft = ".sallyport-\(Self.serial())"
        do throws(PlatformError) {
            let file = try folder.open(draft, [.write, .createExclusively])
            try file.setMode(0o640)
            try file.writeAll(Array(message.text.description.utf8))
            try file.syncData()
            for _ in 0..<Self.mostTries {
                let name = Self.name(for: message, Self.serial())
                if try rename(draft, to: name, in: folder) { return name }
            }
        } catch {
            try? folder.remove(draft)
            throw error
        }
        try folder.remove(draft)
        return nil
    }

    private func rename(
        _ draft: String, to name: String, in folder: borrowing Directory
    ) throws(PlatformError) -> Bool {
        do throws(PlatformError) {
            try folder.rename(draft, to: name)
            return true
        } catch {
            guard error.errno == EEXIST else { throw error }
            return false
        }
    }

    /// `OUT<priority>_<recipient>_<serial>.txt`, of the highest priority.
    static func name(for message: SMSMessage, _ serial: String) -> String {
        "OUTA_\(message.to)_\(serial).txt"
    }

    private static func serial() -> String {
        RandomBytes.make(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
