internal import CPlatform

/// Random bytes of the kernel, fit for keys.
package enum RandomBytes {
    /// Ends the process if the kernel has none: a weak secret would be worse.
    package static func make(_ count: Int) -> [UInt8] {
        // SAFETY: the call fills the whole buffer, or fails and ends the process.
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            guard unsafe platform_random(buffer.baseAddress, count) == 0 else {
                fatalError("getrandom failed")
            }
            filled = count
        }
    }
}
