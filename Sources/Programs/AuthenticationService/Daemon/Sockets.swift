import Platform
import Systemd

/// The two listening sockets, systemd's or our own in the runtime directory, and where others listen.
struct Sockets {
    let verify: Int32
    let control: Int32
    /// Where the root helper listens.
    let helper: String
    /// Where the root helper for live sessions listens; the same without systemd.
    let sessionsHelper: String
    /// Where the courier listens.
    let courier: String

    /// The helper's socket, where systemd holds all of them.
    private static let usualHelper = "/run/sallyport/helper.sock"
    private static let usualSessionsHelper = "/run/sallyport/sessions.sock"
    private static let usualCourier = "/run/sallyport/courier.sock"

    static func open(_ received: [String: Int32], runtimeDirectory: String) throws(StartFailure) -> Self {
        guard received.isEmpty else {
            guard let verify = received["verify"] else { throw missing("verify") }
            guard let control = received["control"] else { throw missing("control") }
            return Self(
                verify: verify, control: control, helper: usualHelper,
                sessionsHelper: usualSessionsHelper, courier: usualCourier)
        }
        do throws(PlatformError) {
            return Self(
                verify: try UnixSocket.listen(path: "\(runtimeDirectory)/verify.sock", mode: 0o666),
                control: try UnixSocket.listen(path: "\(runtimeDirectory)/control.sock", mode: 0o666),
                helper: "\(runtimeDirectory)/helper.sock",
                sessionsHelper: "\(runtimeDirectory)/sessions.sock",
                courier: "\(runtimeDirectory)/courier.sock")
        } catch {
            throw StartFailure(.configuration, "\(error)")
        }
    }

    private static func missing(_ name: String) -> StartFailure {
        StartFailure(.configuration, StartText.socket(name))
    }
}
