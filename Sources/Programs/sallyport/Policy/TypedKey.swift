import Cryptography
import Identity
import Platform

/// A public key as people name it: its fingerprint, or the file that has it.
enum TypedKey {
    /// In bytes; certificates are the longest.
    private static let longestFile = 65_536

    /// Reads `SHA256:…`, or the first key of the file at the path `text`.
    static func fingerprint(_ text: String) throws(Failure) -> KeyFingerprint {
        if let fingerprint = KeyFingerprint(text) { return fingerprint }
        guard !text.hasPrefix("SHA256:") else { throw Failure(.usage, Sentences.notAFingerprint(text)) }
        guard let fingerprint = fingerprint(in: try bytes(at: text)) else {
            throw Failure(.badData, Sentences.noPublicKey(text))
        }
        return fingerprint
    }

    /// Of the first key in lines as sshd(8) has them: options may stand before the kind, and a comment behind the key.
    static func fingerprint(in bytes: [UInt8]) -> KeyFingerprint? {
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            for (kind, key) in zip(words, words.dropFirst()) {
                guard let key = Base64.bytes(of: key), key.begins(withKind: kind) else { continue }
                return KeyFingerprint(bytes: Digest.sha256(key))
            }
        }
        return nil
    }

    private static func bytes(at path: String) throws(Failure) -> [UInt8] {
        do throws(RegularFile.ReadError) {
            let file = try RegularFile.read(path: path, atMost: longestFile)
            return file.bytes
        } catch {
            switch error {
            case .system(let error): throw Failure(error)
            case .notRegular, .tooLarge: throw Failure(.badData, Sentences.noPublicKey(path))
            }
        }
    }
}

extension [UInt8] {
    /// A key says its kind itself: four bytes of length, then the name (RFC 4253 section 6.6).
    fileprivate func begins(withKind kind: ArraySlice<UInt8>) -> Bool {
        guard kind.count < 256 else { return false }
        return starts(with: [0, 0, 0, UInt8(kind.count)] + kind)
    }
}
