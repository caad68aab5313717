internal import CPlatform

/// What a process inherits from whoever started it.
package enum Surroundings {
    /// Drops the environment, and closes every descriptor but the standard three.
    ///
    /// To be called first: nothing of either must be in use.
    package static func forget() throws(PlatformError) {
        try PlatformError.check(platform_forget_surroundings(), "close_range")
    }
}
