import Account
import Cryptography
import Identity
import OneTimePassword
import Platform
import Wire

@testable import AuthenticationService

/// Somebody with a phone, who logs in through sshd.
struct Person: Sendable {
    let uid: UserID
    let name: AccountName
    let secret: Secret

    /// `name`: where the name service must know the person too.
    init(_ number: UInt32 = 1_000, name: String? = nil) throws {
        uid = UserID(rawValue: number)
        self.name = try AccountName(name ?? "user\(number)")
        secret = try Secret(copying: (0..<20).map { $0 ^ UInt8(truncatingIfNeeded: number) })
    }

    /// What the phone shows now, or so many steps later.
    func code(_ stepsLater: Int64 = 0) -> [UInt8] {
        let step = UInt64(Moment.now().seconds / 30 + stepsLater)
        return HOTPCode(secret: secret, counter: step, digits: 6, algorithm: .sha1).bytes
    }

    func wrongCode() -> [UInt8] {
        let right = Set((-60...60).map { code($0) })
        return (0..<200).map { Array("\(100_000 + $0)".utf8) }.first { !right.contains($0) } ?? []
    }

    func account(in epoch: Epoch.ID) throws -> Account {
        var account = Account(name: name, uid: uid, created: 1)
        let totp = TOTPFactor(parameters: .common, secret: secret, epoch: epoch)
        _ = try account.enrol(.totp(totp), name: "phone", at: 1)
        return account
    }

    func begin(
        _ phase: Phase = .auth, conversation: UInt8 = 1, pid: Int32 = 77, service: String = "sshd",
        token: Token? = nil
    ) throws -> Begin {
        guard let id = ConversationID(bytes: [UInt8](repeating: conversation, count: 16)) else {
            throw IdentityError.empty
        }
        let entry = NameServiceAnswer.found(name: name, uid: uid, gids: [GroupID(rawValue: 100)])
        var begin = Begin(
            conversation: id, phase: phase, service: try ServiceName(service),
            user: Array(name.description.utf8),
            userEntry: entry, realUID: .root, effectiveUID: .root,
            process: ProcessIdentity(pid: pid, startTime: 5))
        begin.flags = .afterFirstFactor
        begin.ancestors = [ProcessIdentity(pid: pid - 1, startTime: 4)]
        begin.token = token
        return begin
    }
}
