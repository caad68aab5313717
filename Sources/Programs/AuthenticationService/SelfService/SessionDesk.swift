import Account
import Conversation
import Identity
import NIOCore
import OtherProcesses
import Wire

/// Finds the login session that a process of somebody's belongs to, by what the root helper reads from the kernel.
///
/// Used on the event loop alone.
final class SessionDesk {
    private let helper: RootHelper
    private let runtime: RuntimeTable
    private let register: SessionRegister
    private var shares = QuestionShares()

    init(helper: RootHelper, runtime: RuntimeTable, register: SessionRegister) {
        self.register = register
        self.helper = helper
        self.runtime = runtime
    }

    /// The place of the peer's process; nil if that is gone, another's by now, or cannot be found out.
    func place(of peer: Peer, _ done: @escaping (ProcessPlace?) -> Void) {
        guard peer.pid > 0, shares.take(for: peer.uid) else { return done(nil) }
        helper.placeOfProcess(peer.pid).assumeIsolated().whenSuccess { [self] answer in
            shares.giveBack(of: peer.uid)
            guard case .found(let place, of: peer.uid) = answer else { return done(nil) }
            done(place)
        }
    }

    /// What is known of the session that has this place, as far as this user has opened or proven it.
    func standing(of place: ProcessPlace, _ uid: UserID) -> SessionStanding? {
        runtime.sessionProof(of: place, uid: uid).map { SessionStanding(proofAge: $0.age(at: .now())) }
    }

    /// The same of the peer's own process.
    func standing(of peer: Peer, _ done: @escaping (SessionStanding?) -> Void) {
        place(of: peer) { place in done(place.flatMap { self.standing(of: $0, peer.uid) }) }
    }

    /// The latest proof of a user in any login session.
    func newestStanding(of uid: UserID) -> SessionStanding? {
        runtime.newestSessionProof(of: uid).map { SessionStanding(proofAge: $0.age(at: .now())) }
    }

    func renew(_ place: ProcessPlace, _ uid: UserID) -> Bool {
        let now = Moment.now()
        register.proven(in: place, by: uid, at: now)
        return runtime.recordSession(place, uid: uid, proven: now.boot, opens: false, at: now)
    }
}

extension SessionProof {
    /// Whole seconds since a factor was proven.
    func age(at now: Moment) -> Int64 { max(0, now.boot - proven) / 1_000 }
}
