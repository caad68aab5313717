internal import CLibcrypto

/// One run of AES-256-GCM through libcrypto, which wipes the context when it is freed.
///
/// Every step returns whether it was done. ``begin(_:key:nonce:)`` comes first, and no other step after one
/// that failed.
@safe struct CipherContext: ~Copyable {
    // SAFETY: created here, freed in `deinit`, used by nobody else; nil, which `begin` refuses, when
    // there was no memory.
    private let context = unsafe EVP_CIPHER_CTX_new()

    deinit {
        unsafe EVP_CIPHER_CTX_free(context)  // SAFETY: takes nil, too.
    }

    /// Which way the run goes, as libcrypto numbers it.
    enum Direction: Int32 {
        case decrypt = 0
        case encrypt = 1
    }

    /// - Precondition: 32 bytes of key and 12 of nonce, which libcrypto reads without asking how many there
    ///   are.
    borrowing func begin(_ direction: Direction, key: Secret, nonce: [UInt8]) -> Bool {
        precondition(key.count == 32 && nonce.count == 12)
        // SAFETY: the lengths are those of the cipher, and both are copied before the closures return.
        return key.withBytes { key in
            unsafe key.withUnsafeBufferPointer {
                unsafe context != nil
                    && EVP_CipherInit_ex(
                        context, Fetched.aes256GCM, nil, $0.baseAddress, nonce, direction.rawValue) > 0
            }
        }
    }

    borrowing func authenticate(_ data: [UInt8]) -> Bool {
        guard !data.isEmpty else { return true }
        var read: Int32 = 0
        // SAFETY: without an output buffer libcrypto reads `data.count` bytes and writes none.
        return unsafe EVP_CipherUpdate(context, nil, &read, data, Int32(data.count)) > 0
    }

    /// Encrypts or decrypts the whole of `input`.
    ///
    /// - Precondition: `output` is as long as `input`: GCM makes neither more nor fewer bytes.
    borrowing func update(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> Bool {
        precondition(input.count == output.count)
        guard !input.isEmpty else { return true }
        var written: Int32 = 0
        // SAFETY: both pointers stay inside their closures, and the buffers are of one length, checked above.
        return unsafe input.withUnsafeBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe EVP_CipherUpdate(
                    context, output.baseAddress, &written, input.baseAddress, Int32(input.count)) > 0
                    && written == output.count
            }
        }
    }

    /// Says which tag the decryption must end with.
    borrowing func expect(_ tag: [UInt8]) -> Bool {
        var tag = tag
        // SAFETY: libcrypto copies `count` bytes out of the buffer before the closure returns.
        return unsafe tag.withUnsafeMutableBufferPointer {
            unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32($0.count), $0.baseAddress) > 0
        }
    }

    /// Ends the run; when decrypting, tells whether the tag was the expected one.
    borrowing func finish() -> Bool {
        var written: Int32 = 0
        // SAFETY: GCM has no bytes left over; the buffer is there because libcrypto asks for one.
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) {
            unsafe EVP_CipherFinal_ex(context, $0.baseAddress, &written) > 0 && written == 0
        }
    }

    borrowing func readTag(into tag: inout [UInt8]) -> Bool {
        // SAFETY: libcrypto writes `count` bytes into the buffer before the closure returns.
        unsafe tag.withUnsafeMutableBufferPointer {
            unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32($0.count), $0.baseAddress) > 0
        }
    }
}
