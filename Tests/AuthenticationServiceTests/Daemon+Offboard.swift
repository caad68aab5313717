import Account
import Identity
import Wire

@testable import AuthenticationService

extension Daemon {
    func offboard(
        _ person: Person, reason: String? = nil, notify: Bool? = nil, isDryRun: Bool? = nil
    ) async throws -> OffboardUserReply {
        let call = OffboardUserParameters(
            user: person.name, uid: person.uid, reason: reason, notify: notify, dryRun: isDryRun)
        guard case .offboardedUser(let reply) = try await ask(.offboardUser(call)).get() else {
            throw Unexpected()
        }
        return reply
    }

    func unlock(_ person: Person, offboarded: Bool? = nil) async throws -> Bool {
        try await changes(
            .unlockUser(
                UnlockUserParameters(user: person.name, uid: person.uid, offboarded: offboarded)))
    }

    /// When the record on disk says that a person left; nil if it does not.
    func offboarded(_ person: Person) async throws -> Int64? {
        try await stored(person) { $0.account.offboarded }
    }
}
