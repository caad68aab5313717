internal import CPlatform
internal import Glibc

/// A system call that failed: which, on what, and why.
package struct PlatformError: Error, Hashable, Sendable {
    /// The call's name, such as `open`.
    package let operation: String
    /// What it was asked to touch, where that has a name.
    package let path: String?
    package let errno: Int32

    package init(operation: String, path: String? = nil, errno: Int32) {
        self.operation = operation
        self.path = path
        self.errno = errno
    }
}

extension PlatformError: CustomStringConvertible {
    /// `open /x: No such file or directory`, in the words of the C library.
    package var description: String {
        // SAFETY: `platform_describe` returns a NUL-terminated text that lives as long as the process.
        let reason = unsafe String(cString: platform_describe(errno))
        guard let path else { return "\(operation): \(reason)" }
        return "\(operation) \(path): \(reason)"
    }
}

extension PlatformError {
    /// Passes the result of a function of CPlatform on, or throws if it is a negative errno.
    @discardableResult
    static func check<Result: SignedInteger>(
        _ result: Result, _ operation: String, _ path: String? = nil
    ) throws(Self) -> Result {
        guard result >= 0 else { throw Self(operation: operation, path: path, errno: Int32(-result)) }
        return result
    }

    /// Refuses a path that C would read as a shorter one.
    static func refuseNUL(in path: String, _ operation: String) throws(Self) {
        guard !path.utf8.contains(0) else { throw Self(operation: operation, path: path, errno: EINVAL) }
    }
}
