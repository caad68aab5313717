internal import Glibc

extension Surroundings {
    /// Drops the environment but for the variables `names`, and closes every descriptor but the standard three, unless all are kept.
    ///
    /// For a program to which systemd speaks by some; to be called before any thread runs, since nobody may read the environment meanwhile.
    package static func forget(keeping names: [String], keepingDescriptors: Bool) throws(PlatformError) {
        let kept = names.compactMap { name in value(of: name).map { (name, $0) } }
        if keepingDescriptors {
            guard clearenv() == 0 else { throw PlatformError(operation: "clearenv", errno: ENOMEM) }
        } else {
            try forget()
        }
        for (name, value) in kept {
            // SAFETY: both texts are NUL-terminated for the call, which copies them.
            guard unsafe setenv(name, value, 1) == 0 else {
                throw PlatformError(operation: "setenv", path: name, errno: errno)
            }
        }
    }

    private static func value(of name: String) -> String? {
        // SAFETY: getenv returns NULL or a NUL-terminated text, copied here before anything changes.
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
