/// The first block of the file of live sessions: of which boot they are.
package struct SessionHeader: Hashable, Sendable {
    package static let size = 4_096
    private static let magic = Array("SALLYSES".utf8)
    /// Of its entries: those of another one are erased.
    private static let version: UInt8 = 2

    /// `/proc/sys/kernel/random/boot_id`, 16 bytes.
    package let bootID: [UInt8]

    package init(bootID: [UInt8]) {
        self.bootID = bootID
    }

    /// Exactly ``size`` bytes, the same for the same boot.
    package var bytes: [UInt8] {
        let start = Self.magic + [Self.version] + bootID
        return start + [UInt8](repeating: 0, count: Self.size - start.count)
    }
}
