import Account
import Identity
import NIOCore
import Platform
import Testing
import Wire

@testable import AuthenticationService

/// Mails of logins from where the owner never was.
@Suite struct `Of a login from elsewhere its owner` {
    private static let home = FailureSource(remoteHost: "192.0.2.7")
    private static let keyLine =
        "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHJlbWVtYmVyZWQga2V5IG9mIGFsaWNlIQ=="
    private let own: OwnAccount
    private var owner: Person { own.owner }

    init() throws {
        own = try OwnAccount(
            settings: """
                version = 1
                [[rule]]
                name = "risk"
                service = ["risky"]
                require = "risk"
                [risk]
                new_network = 0
                long_absence = 0
                unusual_hour = 0
                """)
    }

    private func start(isVerified: Bool = true, isKnown: Bool = true) async throws -> Daemon {
        try await own.start { [owner] account in
            account.reach(try owner.mail, verified: isVerified)
            if isKnown { account.known.met(Self.home, at: Moment.now().seconds - 60) }
        }
    }

    private func begin(
        _ conversation: UInt8 = 1, from host: String? = "198.51.100.7", byKey: Bool = false,
        service: String = "sshd"
    ) throws -> Begin {
        var begin = try owner.begin(conversation: conversation, service: service)
        begin.remoteHost = host.map { Array($0.utf8) }
        if byKey { (begin.tty, begin.sshAuthInfo) = (Array("ssh".utf8), Array(Self.keyLine.utf8)) }
        return begin
    }

    @Test func `hears once a day, with the address, and the record knows it`() async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await start()
        #expect(try await daemon.login(try begin(), owner.code()).verdict == .granted)
        let other = try begin(2, from: "203.0.113.9")
        #expect(try await daemon.login(other, owner.code(1)).verdict == .granted)
        try await daemon.delivered()
        let letter = try #require(courier.letters.first)
        #expect(courier.letters.count == 1)
        #expect(
            letter.text.hasPrefix("There was a login to your account from a network that is new to it."))
        #expect(letter.letter.blocks.contains(.fact(label: "From", value: "198.51.100.7")))
        #expect(letter.letter.blocks.contains(.fact(label: "Service", value: "sshd")))
        try await daemon.flush()
        let told = try await daemon.stored(owner) { $0.account.upkeep.toldNetwork }
        #expect(told.map { Moment.now().seconds - $0 < 600 } == true)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: [
        ("192.0.2.7", true, "There was a login to your account with an SSH key that is new to it."),
        (
            "198.51.100.7", true,
            "There was a login to your account with a new SSH key and from a new network."
        ),
    ])
    func `hears of a key, and of both at once`(host: String, byKey: Bool, words: String) async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await start()
        #expect(try await daemon.login(try begin(from: host, byKey: byKey), owner.code()).verdict == .granted)
        try await daemon.delivered()
        #expect(courier.letters.map { $0.text.hasPrefix(words) } == [true])
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `hears where nobody was asked`() async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await start()
        for conversation in 1...2 as ClosedRange<UInt8> {
            let begin = try begin(conversation, service: "risky")
            #expect(try await daemon.login(begin).verdict == .notAsked)
        }
        try await daemon.delivered()
        #expect(courier.letters.count == 1)
        try await daemon.stop()
        try await courier.stop()
    }

    /// `secondsAgo`: when the owner was told of another network.
    @Test(arguments: [(86_000, 0), (86_401, 1)] as [(Int64, Int)])
    func `hears again the next day`(secondsAgo: Int64, letters: Int) async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] account in
            account.reach(try owner.mail)
            account.known.met(Self.home, at: Moment.now().seconds - 60)
            account.upkeep.toldNetwork = Moment.now().seconds - secondsAgo
        }
        #expect(try await daemon.login(try begin(), owner.code()).verdict == .granted)
        try await daemon.delivered()
        #expect(courier.letters.count == letters)
        try await daemon.stop()
        try await courier.stop()
    }

    enum Quiet: CaseIterable {
        case known, local, first, refused, unverified
    }

    @Test(arguments: Quiet.allCases)
    func `hears nothing where there is no news, or nowhere to tell it`(quiet: Quiet) async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await start(isVerified: quiet != .unverified, isKnown: quiet != .first)
        let host =
            switch quiet {
            case .known: "192.0.2.9"
            case .local: nil as String?
            default: "198.51.100.7"
            }
        let code = quiet == .refused ? owner.wrongCode() : owner.code()
        let verdict = try await daemon.login(try begin(from: host), code, []).verdict
        #expect((verdict == .granted) == (quiet != .refused))
        try await daemon.delivered()
        try await daemon.flush()
        #expect(courier.letters.isEmpty)
        #expect(try await daemon.stored(owner) { $0.account.upkeep } == Upkeep())
        try await daemon.stop()
        try await courier.stop()
    }

    /// The answer is there before anything is told, even where nobody takes letters.
    @Test func `is told behind the answer`() async throws {
        let daemon = try await start()
        let (owner, begin) = (owner, try begin())
        let caller = try await daemon.caller(begin)
        try await daemon.run { desks in
            try caller.value.send(.answer(owner.code()))
            #expect(try caller.value.verdict() == .granted)
            guard case .opened(let record, _) = desks.accounts.storage.find(owner.uid) else {
                throw Daemon.Unexpected()
            }
            #expect(record.account.upkeep == Upkeep())
        }
        #expect(try await daemon.fates(owner, become: [.failed]) == [.failed])
        try await daemon.stop()
    }
}
