import Account
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

/// What cannot be done about one's own account, whoever has the password.
@Suite struct `A person at their own second factor` {
    private let own: OwnAccount
    private var owner: Person { own.owner }
    private var codes: SpareCodes { own.codes }

    init() throws { own = try OwnAccount() }

    @Test func `cannot bring a key along that no authenticator has`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let secret = [UInt8](repeating: 1, count: 20)
        for (number, key) in [
            AdoptedKey(method: .totp, secret: secret, period: 31),
            AdoptedKey(method: .totp, secret: secret, digits: 9, period: 30),
            AdoptedKey(method: .hotp, secret: secret, digits: 5, counter: 0),
        ].enumerated() {
            let change = try await daemon.open(.adopt(key), as: owner)
            var screen = change.opening
            for answer in [Array(FakeHelper.password.utf8), codes.typed(number + 1)]
            where screen.verdict == nil {
                screen = try await change.type(answer)
            }
            #expect(screen.verdict == .refused && screen.key == nil)
        }
        #expect(try await daemon.stored(owner) { $0.account.factors.count } == 1)
        try await daemon.stop()
        try await helper.stop()
    }

    /// Each of these is refused before anything is asked.
    @Test func `is told at once what cannot be`() async throws {
        let place = try Place(settings: "version = 1\n")
        let daemon = try await own.start(in: place)
        let phone = FactorID(rawValue: 1)
        for (action, words) in [
            (.disable, "demand a second factor"), (.removeFactor(phone), "demand a second factor"),
            (.removeFactor(FactorID(rawValue: 7)), "no factor of that number"),
            (.renameFactor(FactorID(rawValue: 7), "x"), "no factor of that number"),
            (.renameFactor(phone, "a\u{1B}b"), "That name cannot be used"),
            (.enable(method: .totp, name: "phone"), "Another factor of this account has that name"),
        ] as [(SelfServiceRequest.Action, String)] {
            let opening = try await daemon.open(action, as: owner).opening
            #expect(opening.verdict == .refused && opening.text.contains(words))
        }
        let stranger = try Person(2, name: "bin")
        for action in [.verify, .renewRecoveryCodes, .disable] as [SelfServiceRequest.Action] {
            let opening = try await daemon.open(action, as: stranger).opening
            #expect(opening.verdict == .refused && opening.text.contains("No second factor is set up"))
        }
        try await daemon.stop()
    }

    @Test(arguments: [("admin", "an administrator sets up"), ("pass", "Ask an administrator for a pass")])
    func `sets up no first factor where that is not theirs`(enrol: String, words: String) async throws {
        let place = try Place(settings: "version = 1\nlogin.enrol = \"\(enrol)\"\n")
        let daemon = try await Daemon(in: place)
        let opening = try await daemon.open(.enable(method: .totp, name: nil), as: owner).opening
        #expect(opening.verdict == .refused && opening.text.contains(words) && opening.key == nil)
        try await daemon.stop()
    }
}
