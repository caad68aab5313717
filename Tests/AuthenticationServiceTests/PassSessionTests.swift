import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// Whoever has a pass was given it; that proves nothing to a step-up later on.
@Suite struct `A session that a pass has opened` {
    private let place: Place
    private let alice: Person
    private let codes: SpareCodes
    private let standing = Standing(audit: 5)

    init() throws {
        place = try Place()
        alice = try Person()
        codes = try SpareCodes.made.get()
    }

    @Test(arguments: [true, false], [true, false])
    func `has proven no factor, over a crash between every two phases`(
        isPass: Bool, crashes: Bool
    ) async throws {
        var daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] in $0.pass = codes.pass(uses: 1) }
        let session = OpenedSession(person: alice, standing: standing)
        var token: Token?
        for phase in [Phase.auth, .account, .openSession] {
            let login = try await daemon.open(try session.begin(phase, token: token))
            let end =
                try await phase == .auth
                ? login.type(isPass ? codes.typedPass : alice.code()) : login.opening
            #expect(end.verdict == .granted, "\(phase)")
            token = end.token
            guard crashes else { continue }
            try await daemon.stop()
            daemon = try await Daemon(in: place)
        }
        let uid = alice.uid
        let proof = try await daemon.run { $0.accounts.runtime.newestSessionProof(of: uid) }
        #expect((proof == nil) == isPass)
        try await daemon.stop()
    }
}
