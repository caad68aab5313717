import Account
import Conversation
import Identity
import Policy
import Settings

extension Occasion {
    static let all = stepUps + devices + risks

    private static let stepUps = [
        Self(testDescription: "proven just now", proofAge: 0, spares: .provenLately),
        Self(testDescription: "proven lately", proofAge: 899, spares: .provenLately),
        Self(testDescription: "proven ahead of the clock", proofAge: -5, spares: .provenLately),
        Self(testDescription: "proven too long ago", proofAge: 900),
        Self(testDescription: "proven yesterday", proofAge: 86_399),
        Self(testDescription: "not proven in this session"),
        Self(
            testDescription: "odd when it was proven", account: .past(isHere: false), proofAge: 899,
            spares: .provenLately),
        Self(
            testDescription: "wrong codes before the proof", account: .guessedAt, proofAge: 99,
            spares: .provenLately),
        Self(testDescription: "wrong codes since the proof", account: .guessedAt, proofAge: 101),
        Self(
            testDescription: "two slips since the proof", account: .past(wrongCodes: 2),
            proofAge: 101, spares: .provenLately),
        Self(
            testDescription: "proven lately, and others are guessed at from there", proofAge: 60, failing: 5),
        Self(testDescription: "proven lately, by a clock in doubt", proofAge: 60, isClockDoubted: true),
        Self(
            testDescription: "proven lately, and locked", account: .past(isLocked: true),
            proofAge: 60),
        Self(
            testDescription: "proven lately, and dormant", account: .past(isDormant: true),
            proofAge: 60),
        Self(testDescription: "proven lately, and without a factor", account: .empty, proofAge: 60),
        Self(
            testDescription: "a device at a step-up", house: .rememberingAndSteppingUp,
            account: .past(with: .key())),
    ]

    private static let devices = [
        device("a device", .key(), spares: .remembered),
        device("a device bound to this network", .key(boundTo: here), spares: .remembered),
        device("a device bound to another network", .key(boundTo: "198.51.100.0/24"), offers: true),
        device("a device of another key", .key(otherKey), offers: true),
        device(
            "a device that was not used for long", .key(provenAgo: 90_000, usedAgo: 43_200), offers: true),
        device(
            "a device that was not used for longer than the rule says now",
            .key(provenAgo: 90_000, usedAgo: 43_200, idle: 2_592_000), offers: true),
        device("a device that was proven too long ago", .key(provenAgo: 2_592_000), offers: true),
        device("no device", nil, offers: true),
        Self(
            testDescription: "a device in a network that is new", house: .remembering,
            account: .past(isHere: false, with: .key())),
        Self(
            testDescription: "a device, and others are guessed at from there", house: .remembering,
            account: .past(with: .key()), failing: 5),
        Self(
            testDescription: "a device, and wrong codes", house: .remembering,
            account: .past(wrongCodes: 3, with: .key()), spares: .remembered),
        Self(
            testDescription: "a device, and wrong codes by a clock in doubt", house: .remembering,
            account: .past(wrongCodes: 3, with: .key()), isClockDoubted: true),
        Self(
            testDescription: "a device, and locked", house: .remembering,
            account: .past(isLocked: true, with: .key())),
        Self(
            testDescription: "a device, and dormant", house: .remembering,
            account: .past(isDormant: true, with: .key())),
        Self(
            testDescription: "a device, and a password", house: .remembering,
            account: .past(with: .key()), proof: "password"),
        Self(
            testDescription: "a device, and a certificate", house: .remembering,
            account: .past(with: .key()), proof: Fixture.certificate),
        Self(
            testDescription: "a device where nothing is remembered", house: House(methods: Method.allCases),
            account: .past(with: .key())),
        Self(
            testDescription: "a device of anywhere where it must be bound", house: .rememberingHere,
            account: .past(with: .key()), offers: true),
        Self(
            testDescription: "a bound device where it must be bound", house: .rememberingHere,
            account: .past(with: .key(boundTo: here)), spares: .remembered),
    ]

    private static let risks = [
        Self(
            testDescription: "nothing odd", house: .rememberingAtRisk, spares: .lowRisk),
        Self(
            testDescription: "odd", house: .rememberingAtRisk, account: .past(wrongCodes: 3),
            offers: true),
        Self(
            testDescription: "odd, with a device", house: .rememberingAtRisk,
            account: .past(wrongCodes: 3, with: .key()), spares: .remembered),
        Self(
            testDescription: "very odd, with a device", house: .rememberingAtRisk,
            account: .past(with: .key()), failing: 5),
    ]

    private static func device(
        _ description: String, _ device: RememberedDevice?, offers: Bool = false,
        spares: NotAskedReason? = nil
    ) -> Self {
        Self(
            testDescription: description, house: .remembering, account: .past(with: device), spares: spares,
            offers: offers)
    }

    private static let here = "192.0.2.0/24"

    private static var otherKey: SSHKey? {
        KeyFingerprint(bytes: [UInt8](repeating: 7, count: KeyFingerprint.length))
            .map { SSHKey(kind: "ssh-ed25519", fingerprint: $0) }
    }
}
