import Account
import Conversation
import Cryptography
import Identity
import OneTimePassword
import Platform
import Policy
import Settings
import Wire

/// One login of an account that exists nowhere: the whole way from frame to verdict, without a disk.
///
/// Real bytes are cut into frames, held against the peer, decided, judged and answered by the same code as every
/// login. A right code must be granted, and the same code must be refused when it comes again.
struct SelfTest {
    private static let uid = UserID(rawValue: 65_534)
    private let moment: Moment
    private let epoch: Epoch
    private var account: Account
    private let code: [UInt8]

    /// Nil where a login could not even be set up, for lack of memory say.
    init?(at moment: Moment, epoch: Epoch) {
        guard let name = try? AccountName("sallyport-self-test"),
            let secret = try? Secret(copying: RandomBytes.make(20))
        else { return nil }
        self.moment = moment
        self.epoch = epoch
        let parameters = TOTPParameters.common
        account = Account(name: name, uid: Self.uid, created: moment.seconds)
        let totp = TOTPFactor(parameters: parameters, secret: secret, epoch: epoch.id)
        guard (try? account.enrol(.totp(totp), name: "self-test", at: moment.seconds)) != nil else {
            return nil
        }
        let step = UInt64(max(0, moment.seconds)) / parameters.period
        code = HOTPCode(secret: secret, counter: step, digits: parameters.digits, algorithm: .sha1).bytes
    }

    mutating func passes() -> Bool {
        login() == .granted && login() == .refused
    }

    private mutating func login() -> Verdict? {
        guard let begin = beginFrame(), case .begin(let begin)? = Self.read(begin),
            case .request(let request) = LoginRequest.read(begin, from: Self.peer(of: begin)),
            case .answer(let typed)? = Self.read(.answer(code))
        else { return nil }
        let policy = Policy(settings: .installed, groups: [:])
        var conversation = LoginConversation(
            request: request, policy: policy, contact: nil,
            circumstances: Circumstances(
                now: moment.seconds, today: WallClock.day(at: moment.seconds)))
        _ = conversation.handle(.began(.none))
        let view = AccountView(account, at: moment.seconds, dormantAfter: nil)
        _ = conversation.handle(.loaded(.account(view)))
        guard
            case .judge(let typed, let means, leavingGrant: _, remembering: _)? = conversation.handle(
                .answered(typed)
            ).first
        else {
            return nil
        }
        let attempt = Attempt(code: typed, source: .local, means: means, now: moment.seconds, epoch: epoch)
        let effects = conversation.handle(.judged(.judged(account.judge(attempt))))
        return Self.verdict(effects) ?? Self.verdict(conversation.handle(.answered([])))
    }

    private static func read(_ frame: ClientFrame) -> ClientFrame? {
        try? FrameReader.clientFrame(in: frame.bytes)?.frame
    }

    private static func peer(of begin: Begin) -> Peer {
        Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: begin.process.pid)
    }

    private static func verdict(_ effects: [LoginConversation.Effect]) -> Verdict? {
        guard case .finish(let ending)? = effects.last else { return nil }
        return ending.verdict
    }

    private func beginFrame() -> ClientFrame? {
        guard let service = try? ServiceName("sshd"),
            let conversation = ConversationID(bytes: RandomBytes.make(16))
        else { return nil }
        var begin = Begin(
            conversation: conversation, phase: .auth, service: service,
            user: Array(account.name.description.utf8),
            userEntry: .found(name: account.name, uid: Self.uid, gids: [GroupID(rawValue: 65_534)]),
            realUID: .root,
            effectiveUID: .root, process: ProcessIdentity(pid: ProcessFacts.pid, startTime: 0))
        begin.flags = .afterFirstFactor
        return .begin(begin)
    }
}
