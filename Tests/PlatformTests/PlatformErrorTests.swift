import Glibc
import Platform
import Testing

@Suite struct `A platform error` {
    @Test func `says what failed, on what, and why`() {
        let error = PlatformError(operation: "open", path: "/x", errno: ENOENT)
        #expect("\(error)" == "open /x: No such file or directory")
        #expect("\(PlatformError(operation: "fsync", errno: EIO))" == "fsync: Input/output error")
        #expect("\(PlatformError(operation: "fsync", errno: 99_999))" == "fsync: Unknown error")
    }
}
