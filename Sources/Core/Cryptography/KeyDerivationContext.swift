internal import CLibcrypto

/// One derivation by libcrypto, which copies what it is given and wipes its copies.
@safe struct KeyDerivationContext: ~Copyable {
    // SAFETY: created here, freed in `deinit`, used by nobody else; nil when there was no memory.
    private let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nil)

    deinit {
        unsafe EVP_PKEY_CTX_free(context)  // SAFETY: takes nil, too.
    }

    borrowing func configure(master: Secret, salt: [UInt8], info: [UInt8]) -> Bool {
        // SAFETY: libcrypto refuses a nil context in each step, and reads `salt` and `info` in their own
        // length.
        unsafe EVP_PKEY_derive_init(context) > 0
            && EVP_PKEY_CTX_set_hkdf_md(context, HashAlgorithm.sha256.method) > 0
            && EVP_PKEY_CTX_set1_hkdf_salt(context, salt, Int32(salt.count)) > 0
            && EVP_PKEY_CTX_add1_hkdf_info(context, info, Int32(info.count)) > 0
            && setKey(master)
    }

    private borrowing func setKey(_ key: Secret) -> Bool {
        // SAFETY: the pointer stays inside the closure, and libcrypto copies the bytes.
        key.withBytes { bytes in
            unsafe bytes.withUnsafeBufferPointer {
                unsafe EVP_PKEY_CTX_set1_hkdf_key(context, $0.baseAddress, Int32($0.count)) > 0
            }
        }
    }

    borrowing func derive(into output: inout MutableSpan<UInt8>) -> Bool {
        var written = output.count
        // SAFETY: `written` goes in as the length of the buffer and bounds what libcrypto writes.
        return unsafe output.withUnsafeMutableBufferPointer {
            unsafe EVP_PKEY_derive(context, $0.baseAddress, &written) > 0 && written == $0.count
        }
    }
}
