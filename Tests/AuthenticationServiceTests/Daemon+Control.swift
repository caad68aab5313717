import Identity
import Wire

@testable import AuthenticationService

extension Daemon {
    static let root = Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: 1)

    /// Asks over the control socket; of an answer in parts it returns the first.
    func ask(_ call: ControlCall, as peer: Peer = root) async throws -> Result<ControlReply, ControlError> {
        try await wait { (desks, done: @escaping (Result<ControlReply, ControlError>) -> Void) in
            desks.control.answer(call, from: peer) { answer in
                switch answer {
                case .done(let result): done(result)
                case .part(let reply, _): done(.success(reply))
                }
            }
        }
    }

    /// Whether a change was one; a refusal is thrown.
    func changes(_ call: ControlCall) async throws -> Bool {
        switch try await ask(call).get() {
        case .changedUser(let reply): return reply.changed
        case .lockedUser(let reply): return reply.changed
        default: throw Unexpected()
        }
    }

    func show(_ person: Person) async throws -> UserReport {
        let call = ControlCall.showUser(ShowUserParameters(user: person.name, uid: person.uid))
        guard case .shownUser(let reply) = try await ask(call).get() else { throw Unexpected() }
        return reply.user
    }

    func enrolment(_ call: EnrolUserParameters) async throws -> EnrolUserReply {
        guard case .enrolledUser(let reply) = try await ask(.enrolUser(call)).get() else {
            throw Unexpected()
        }
        return reply
    }

    func pass(_ call: IssuePassParameters) async throws -> IssuePassReply {
        guard case .issuedPass(let reply) = try await ask(.issuePass(call)).get() else { throw Unexpected() }
        return reply
    }

    /// What policy asks of a person, by service.
    func policy(of person: Person, uid: UserID?) async throws -> [String: ServicePolicy]? {
        let call = ControlCall.showUser(ShowUserParameters(user: person.name, uid: uid))
        guard case .shownUser(let reply) = try await ask(call).get() else { throw Unexpected() }
        return reply.policy.map { Dictionary($0.map { ($0.service.description, $0) }) { first, _ in first } }
    }

    func explanation(
        of person: Person, _ service: String = "sshd", gids: [GroupID] = []
    ) async throws -> ExplainPolicyReply {
        let call = ControlCall.explainPolicy(
            ExplainPolicyParameters(user: person.name, uid: person.uid, gids: gids, service: service))
        guard case .explainedPolicy(let reply) = try await ask(call).get() else { throw Unexpected() }
        return reply
    }

    /// Takes authenticators over; one outcome for each.
    func takeOver(_ entries: [ImportEntry], isDryRun: Bool = false) async throws -> [ImportResult.Outcome] {
        let call = ControlCall.importUsers(ImportUsersParameters(entries: entries, dryRun: isDryRun))
        guard case .importedUsers(let reply) = try await ask(call).get() else { throw Unexpected() }
        return reply.results.map(\.outcome)
    }

    struct Unexpected: Error {}
}
