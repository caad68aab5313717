import Glibc
import Identity
import Platform

/// Every line that this program writes, none of them with anything that a peer has sent.
enum HelperText {
    static let name = "sallyport-root-helper"
    static let ready = "READY"

    static func sentence(_ failure: Failure) -> String {
        switch failure {
        case .noConnection:
            "standard input is no connection: systemd hands one over, and --runtime-directory makes a socket"
        case .noSuchUser: "there is no such user as --peer names"
        case .stranger(let uid): "refused a connection of uid \(uid.rawValue)"
        case .otherDuty: "closed a connection whose request belongs on the other socket"
        case .request: "closed a connection whose request is none"
        case .hungUp: "the other end closed before its request was complete"
        case .late: "the request was not complete in time"
        case .platform(let error): "\(error)"
        }
    }

    /// A line on standard error; one that cannot be written is dropped.
    static func write(_ line: String) {
        let output = Descriptor(owning: STDERR_FILENO)
        try? output.writeAll(Array("\(name): \(line)\n".utf8))
        _ = output.release()
    }
}
