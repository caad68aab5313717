internal import CPlatform

extension [UInt8] {
    /// Overwrites every byte with zero, in a way that no compiler leaves out; copies made before stay as they are.
    package mutating func wipe() {
        // SAFETY: the call writes zeros over the array's bytes, which are ours alone, and no further.
        unsafe withUnsafeMutableBytes { unsafe platform_wipe($0.baseAddress, $0.count) }
    }
}
