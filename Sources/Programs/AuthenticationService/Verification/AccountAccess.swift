import Account
import Conversation
import Identity
import Policy
import Settings

/// What one conversation does with one account: finds it, has codes judged, and makes durable what must be before
/// anybody hears of it.
///
/// Used on the event loop alone.
final class AccountAccess {
    let desk: LoginDesk
    let source: FailureSource
    let visitor: Visitor
    let visit: Visit
    /// How long the person may still be kept waiting for letters, in milliseconds.
    var waitLeft: Int64
    /// Whether the first factor of this very account was proven; else failures are counted apart.
    let isAfterFirstFactor: Bool
    /// The grant that an accepted code leaves for a later phase; nil where none may come back for it.
    let makeProof: (Moment, _ isByFactor: Bool) -> Proof?
    private(set) var resident: Resident?
    var proof: Proof?
    /// How the account was when it was found: what is proven afterwards is worth nothing once that has changed.
    private(set) var foundState = FoundState()
    /// Where the owner was known to come from by then.
    private(set) var knownBefore = KnownSources()
    var tried: [TriedCode] = []
    var leavesGrant = true
    /// How long the device is to be remembered once the code that is judged was accepted.
    var remembering: Remembrance?
    /// Recovery codes are being made for a key that is proven.
    var isMakingCodes = false
    var pending: PendingKey?
    var newCodes: NewRecoveryCodes?
    private(set) var isOver = false
    /// The edition of the rules under which the conversation began.
    let edition: Int

    init(
        desk: LoginDesk, source: FailureSource, visitor: Visitor, visit: Visit, isAfterFirstFactor: Bool,
        makeProof: @escaping (Moment, _ isByFactor: Bool) -> Proof?
    ) {
        self.desk = desk
        self.source = source
        self.visitor = visitor
        self.visit = visit
        waitLeft = desk.deliveries.patience.conversation
        self.isAfterFirstFactor = isAfterFirstFactor
        self.makeProof = makeProof
        edition = desk.rules.serial
    }

    /// Finds the account, and holds it until ``release()``; what closes the one that is entered closes it too.
    func find(
        _ uid: UserID, _ name: AccountName, entered: EnteredAccount, _ done: @escaping (FoundAccount) -> Void
    ) {
        desk.accounts.find(uid, name) { [self] found in
            switch found {
            case .resident(let resident): done(hold(resident, entered))
            case .otherIdentity: done(.otherIdentity)
            case .damaged: done(.damaged)
            case .unavailable: done(.unavailable)
            }
        }
    }

    private func hold(_ resident: Resident, _ entered: EnteredAccount) -> FoundAccount {
        guard !isOver else {
            desk.accounts.release(resident)
            return .unavailable
        }
        self.resident = resident
        guard let account = resident.record?.account else {
            guard entered != .open else { return .nothing }
            return .account(AccountView(isLocked: entered.isLocked, isDormant: entered.isDormant))
        }
        foundState = FoundState(account)
        knownBefore = account.known
        return .account(
            AccountView(
                account, at: Moment.now().seconds, dormantAfter: desk.dormantAfter, entered: entered,
                sent: sentChannel(account)))
    }

    /// On which a code was sent in this conversation before it was started over, and is still good.
    private func sentChannel(_ account: Account) -> OutOfBandChannel? {
        let now = Moment.now()
        guard let epoch = try? desk.accounts.epochs.epoch(at: now) else { return nil }
        return account.sentCodes.last {
            $0.conversation == visit.conversation && $0.state(at: now.seconds, in: epoch.id) == .good
        }?.channel
    }

    var isUnderSameRules: Bool { desk.rules.serial == edition }

    func release() {
        isOver = true
        unclaimKey()
        guard let resident else { return }
        self.resident = nil
        desk.accounts.release(resident)
    }
}
