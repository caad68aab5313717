internal import CPlatform
package import Identity

/// What the kernel knows of a device that is open, if only by its name: `fstat`.
package struct Device: Hashable, Sendable {
    package let isCharacter: Bool
    package let number: DeviceNumber
    package let owner: UserID
    /// When it was last read, in seconds of the wall clock.
    package let accessed: Int64
}

/// Which device of its kind the kernel means: st_rdev.
package struct DeviceNumber: Hashable, Sendable {
    package let major: UInt32
    package let minor: UInt32

    package init(major: UInt32, minor: UInt32) {
        self.major = major
        self.minor = minor
    }

    /// As `/proc/PID/stat` writes a terminal's: 12 bits of the minor number stand above the major one.
    init(packed: UInt32) {
        self.init(major: packed >> 8 & 0xFFF, minor: packed & 0xFF | packed >> 12 & 0xFFF00)
    }
}

extension Descriptor {
    package func device() throws(PlatformError) -> Device {
        var device = platform_device()
        // SAFETY: the call fills `device`, which it may, and keeps no pointer.
        try PlatformError.check(unsafe platform_device_of(number, &device), "fstat")
        return Device(
            isCharacter: device.is_character,
            number: DeviceNumber(major: device.major, minor: device.minor),
            owner: UserID(rawValue: device.owner), accessed: device.accessed)
    }

    /// How many bytes of a terminal wait to be read; of one that takes whole lines, those of whole lines.
    package func unread() throws(PlatformError) -> Int32 {
        try PlatformError.check(platform_unread(number), "FIONREAD")
    }
}
