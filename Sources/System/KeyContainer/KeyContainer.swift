internal import CLibpskc
package import Migration

/// A container of keys (PSKC, RFC 6030), read by libpskc.
package enum KeyContainer {
    /// A larger container is not read: one with 10,000 keys has about 10 MiB.
    package static let longest = 64 << 20

    /// Reads the keys of a container, in its order; signatures are not judged.
    package static func keys(in bytes: [UInt8]) throws(KeyContainerError) -> [ContainedKey] {
        try refuseControls(bytes)
        try check(pskc_global_init())
        var container: OpaquePointer?
        // SAFETY: the call makes a container, or fails and leaves none.
        try check(unsafe pskc_init(&container))
        // SAFETY: the container is ours, and nothing of it is used behind this call.
        defer { unsafe pskc_done(container) }
        // SAFETY: the calls read as many bytes as there are, and copy them.
        let result = unsafe bytes.withUnsafeBytes { buffer in
            unsafe pskc_parse_from_memory(
                container, buffer.count, buffer.baseAddress?.assumingMemoryBound(to: CChar.self))
        }
        let keys = unsafe keys(of: container)
        // The library cannot decrypt, and calls what is encrypted an error; its keys are there, without secrets.
        let isEncrypted = !keys.isEmpty && keys.allSatisfy { $0.secret == nil }
        if result != PSKC_PARSE_ERROR.rawValue || !isEncrypted { try check(result) }
        return keys
    }

    private static func keys(of container: OpaquePointer?) -> [ContainedKey] {
        var keys: [ContainedKey] = []
        // SAFETY: the call gives null behind the last key; a key lives as long as its container.
        while let key = unsafe pskc_get_keypackage(container, keys.count) {
            // SAFETY: as above.
            keys.append(unsafe ContainedKey(key, number: keys.count + 1))
        }
        return keys
    }

    /// XML allows few controls, and the library's complaints echo the text.
    private static func refuseControls(_ bytes: [UInt8]) throws(KeyContainerError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        let steers = text.unicodeScalars.contains { scalar in
            guard scalar.value >= 0x7F else {
                return scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
            }
            return scalar.value < 0xA0 || scalar.properties.isBidiControl
        }
        guard !steers else { throw .notText }
        guard !text.contains("<!DOCTYPE") else { throw .documentType }
    }

    private static func check(_ result: Int32) throws(KeyContainerError) {
        guard result != PSKC_OK.rawValue else { return }
        // SAFETY: the text is the library's own, NUL-terminated, and lives as long as the process.
        throw .malformed(unsafe pskc_strerror(result).map { unsafe String(cString: $0) } ?? "\(result)")
    }
}
