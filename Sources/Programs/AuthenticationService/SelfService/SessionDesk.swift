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
    /// Questions that are with the helper at once, below what its socket admits.
    private static let mostAtOnce = 16
    /// Of them about processes of one user: the rest is for others.
    private static let mostOfOne = 4

    private let helper: RootHelper
    private let runtime: RuntimeTable
    private let register: SessionRegister
    private var asked: [UserID: Int] = [:]

    init(helper: RootHelper, runtime: RuntimeTable, register: SessionRegister) {
        self.register = register
        self.helper = helper
        self.runtime = runtime
    }

    /// The place of the peer's process; nil if that is gone, another's by now, or cannot be found out.
    func place(of peer: Peer, _ done: @escaping (ProcessPlace?) -> Void) {
        guard peer.pid > 0, admits(peer.uid) else { return done(nil) }
        asked[peer.uid, default: 0] += 1
        helper.placeOfProcess(peer.pid).assumeIsolated().whenSuccess { [self] answer in
            answered(peer.uid)
            guard case .found(let place, of: peer.uid) = answer else { return done(nil) }
            done(place)
        }
    }

    private func admits(_ uid: UserID) -> Bool {
        asked[uid, default: 0] < Self.mostOfOne && asked.values.reduce(0, +) < Self.mostAtOnce
    }

    private func answered(_ uid: UserID) {
        let left = asked[uid, default: 1] - 1
        asked[uid] = left > 0 ? left : nil
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
