import Account
import Identity
import OneTimePassword

@testable import AuthenticationService

/// Entries of the runtime table that can be told apart by a number.
enum RuntimeFixture {
    static let start = Moment(wall: 1_800_000_000_000, boot: 1_000_000)

    static func spent(_ uid: UInt32, step: UInt64) -> SpentKnowledge {
        var steps = SpentSteps()
        steps.spend(step)
        return SpentKnowledge(
            uid: UserID(rawValue: uid), factor: FactorID(rawValue: 1), epoch: Epoch.ID(rawValue: 1),
            steps: steps,
            voidThrough: 0, lastUsed: Int64(step) * 30)
    }

    static func proof(
        _ number: UInt64, _ phase: Proof.Phase = .auth, expires: Int64 = .max
    ) throws -> Proof {
        guard let conversation = ConversationID(bytes: bytes(number, 1)),
            let token = Token(bytes: bytes(number, 2))
        else { throw IdentityError.empty }
        return Proof(
            phase: phase, conversation: conversation, token: token, uid: UserID(rawValue: 1_000),
            service: try ServiceName("sshd"), process: ProcessIdentity(pid: 7, startTime: number),
            parent: ProcessIdentity(pid: 6, startTime: number), expires: expires)
    }

    static func account(_ uid: UInt32) throws -> Account {
        try Person(uid).account(in: Epoch.ID(rawValue: 1))
    }

    private static func bytes(_ number: UInt64, _ kind: UInt8) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } + [UInt8](repeating: kind, count: 8)
    }
}
