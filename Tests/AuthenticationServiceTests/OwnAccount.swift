import Account
import Identity
import Wire

@testable import AuthenticationService

/// Somebody with an app and recovery codes: a system user, since the name service is asked about the peer.
struct OwnAccount: Sendable {
    let place: Place
    let owner: Person
    let codes: SpareCodes

    init(settings: String = "version = 1\nlogin.require = \"if-enrolled\"\n") throws {
        place = try Place(settings: settings)
        owner = try Person(1, name: "daemon")
        codes = try SpareCodes.made.get()
    }

    /// A daemon that knows the app and the recovery codes.
    func start(
        in place: Place? = nil, with more: @escaping @Sendable (inout Account) throws -> Void = { _ in }
    ) async throws -> Daemon {
        let daemon = try await Daemon(in: place ?? self.place)
        try await daemon.enrol(owner) { [codes] account in
            account.recoveryCodes = codes.recovery.kept
            try more(&account)
        }
        return daemon
    }

    /// The same, and somebody who knows the password.
    func startWithHelper() async throws -> (Daemon, FakeHelper) {
        (try await start(), try await FakeHelper(in: place))
    }
}
