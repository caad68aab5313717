import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Wire

typealias Event = ConversationEvent
typealias Effect = ConversationEffect
typealias Ending = ConversationEnding
typealias Cause = ConversationCause

/// alice, who logs in through sshd, and everything that may be said of her.
enum Fixture {
    static let uid = UserID(rawValue: 1_000)
    static let gids = [GroupID(rawValue: 100)]
    static let today = day("2027-01-15")
    static let code = Array("123456".utf8)
    static let factor = FactorID(rawValue: 1)
    static let acceptance = Acceptance.totp(factor, step: 7, learntDrift: nil)
    /// As it is sent.
    static let sentCode = Array("12345678".utf8)
    static let recoveryCode = RecoveryCode(
        number: 3, random: [UInt8](repeating: 0x35, count: RecoveryCode.randomLength))
    static let passCode = PassCode(random: [UInt8](repeating: 0x5A, count: PassCode.randomLength))

    /// Two addresses as they may be shown.
    static let mail = "a***@e***.org"
    static let phone = "+49***78"
    static let lastDelivery = LastDelivery(
        channel: .email, address: mail, secondsAgo: 18, secondsToNext: 42, fate: .sent)

    /// From where she comes through sshd, and with what, in the words of `SSH_AUTH_INFO_0`.
    static let address = "192.0.2.7"
    static let key =
        "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHJlbWVtYmVyZWQga2V5IG9mIGFsaWNlIQ=="
    static let certificate = "publickey ssh-ed25519-cert-v01@openssh.com AAAAC3NzaC1lZDI1NTE5"

    /// When everything here takes place.
    static let now: Int64 = 1_800_000_000

    static func day(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(text) else { preconditionFailure("not a day") }
        return day
    }

    static func alice() throws -> NameServiceAnswer {
        .found(name: try AccountName("alice"), uid: uid, gids: gids)
    }

    static func begin(
        _ phase: Phase = .auth, service: String = "sshd", entry: NameServiceAnswer? = nil,
        flags: Begin.Flags = [], realUID: UserID = .root, effectiveUID: UserID = .root
    ) throws -> Begin {
        guard let conversation = ConversationID(bytes: Array(0..<16)) else { throw IdentityError.empty }
        var begin = Begin(
            conversation: conversation, phase: phase, service: try ServiceName(service),
            user: Array("alice".utf8), userEntry: try entry ?? alice(), realUID: realUID,
            effectiveUID: effectiveUID, process: ProcessIdentity(pid: 77, startTime: 5))
        begin.flags = flags
        return begin
    }

    static func peer(_ uid: UserID = .root, pid: Int32 = 77) -> Peer {
        Peer(uid: uid, gid: GroupID(rawValue: uid.rawValue), groups: [], pid: pid)
    }

    /// What the daemon makes of a module's words; nil if it refuses them.
    ///
    /// `proof`: what sshd accepted of somebody who comes from ``address``.
    static func request(
        _ phase: Phase = .auth, _ standpoint: LoginRequest.Standpoint = .afterFirstFactor,
        entry: NameServiceAnswer? = nil, service: String = "sshd", throughSSHD: Bool = false,
        by proof: String? = nil
    ) throws -> LoginRequest? {
        let peer = standpoint == .ownAccount ? uid : .root
        let flags: Begin.Flags = standpoint == .afterFirstFactor ? .afterFirstFactor : []
        var begin = try begin(
            phase, service: service, entry: entry, flags: flags, realUID: peer, effectiveUID: peer)
        begin.tty = throughSSHD || proof != nil ? Array("ssh".utf8) : nil
        begin.remoteHost = proof.map { _ in Array(address.utf8) }
        begin.sshAuthInfo = proof.map { Array($0.utf8) }
        switch LoginRequest.read(begin, from: Self.peer(peer)) {
        case .request(let request): return request
        case .needsOwnName(let make): return make(LoginRequest.Subject(try entry ?? alice()))
        case .refused: return nil
        }
    }

    static func conversation(
        _ request: LoginRequest, _ house: House = House(), _ circumstances: Circumstances = circumstances
    ) -> LoginConversation {
        LoginConversation(
            request: request, policy: house.policy, contact: "Ann", circumstances: circumstances)
    }

    static let circumstances = Circumstances(now: now, today: today, host: "web1")
}

extension Event {
    static func typed(_ text: String) -> Self { .answered(Array(text.utf8)) }
    static let enter = Self.typed("")
    static let code = Self.answered(Fixture.code)
    static let sentCode = Self.typed("1234 5678")
    static let sent = Self.delivered(.sent(minutes: 10, isAgain: false))
    static let recoveryCode = Self.typed(Fixture.recoveryCode.text)
    static let pass = Self.typed(Fixture.passCode.text)

    static let enrolled = Self.loaded(.account(.enrolled))
    static func found(_ account: AccountView) -> Self { .loaded(.account(account)) }

    static let accepted = Self.accepted(Fixture.acceptance)
    static func accepted(_ acceptance: Acceptance) -> Self { .judged(.judged(.accepted(acceptance))) }
    static func refused(_ refusal: Refusal) -> Self { .judged(.judged(.refused(refusal))) }
}

extension Effect {
    var ending: Ending? {
        if case .finish(let ending) = self { ending } else { nil }
    }
}
