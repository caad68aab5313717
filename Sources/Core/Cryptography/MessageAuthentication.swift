internal import CLibcrypto

/// HMAC (RFC 2104), in one call and without memory of its own.
package enum MessageAuthentication {
    /// Computes the code of `message`, of any length, under `key`, of any length.
    ///
    /// It has no error to return: libcrypto fails here only for want of memory or by a configuration without
    /// HMAC, and then the process ends, because no code must ever stand in for another.
    package static func code(
        of message: Span<UInt8>, key: Secret, by algorithm: HashAlgorithm
    ) -> AuthenticationCode {
        var code = AuthenticationCode(count: algorithm.outputCount)
        let isDone = key.withBytes { key in
            // SAFETY: each pointer is used within its closure, with the count of its own buffer; the output
            // has 64 bytes, as many as the longest of the three hashes (EVP_MAX_MD_SIZE).
            unsafe key.withUnsafeBufferPointer { key in
                unsafe message.withUnsafeBufferPointer { message in
                    unsafe code.withOutput { output in
                        unsafe HMAC(
                            algorithm.method, key.baseAddress, Int32(key.count), message.baseAddress,
                            message.count,
                            output, nil) != nil
                    }
                }
            }
        }
        precondition(isDone, "libcrypto cannot compute an HMAC")
        return code
    }

    package static func code(
        of message: [UInt8], key: Secret, by algorithm: HashAlgorithm
    ) -> AuthenticationCode {
        code(of: message.span, key: key, by: algorithm)
    }
}
