/// What the daemon answers to a ``ControlCall`` that it carried out.
package enum ControlReply: Sendable {
    case enrolledUser(EnrolUserReply)
    case shownUser(ShowUserReply)
    /// One part of a list; `continues` says that another follows.
    case listedUsers(ListUsersReply, continues: Bool)
    case changedUser(ChangeUserReply)
    case lockedUser(LockUserReply)
    case offboardedUser(OffboardUserReply)
    case importedUsers(ImportUsersReply)
    case status(GetStatusReply)
    case explainedPolicy(ExplainPolicyReply)
    case acceptedClock(AcceptClockReply)
    case issuedPass(IssuePassReply)
    case setContact(SetContactReply)
    case notifiedUser(NotifyUserReply)
    case testedCourier(TestCourierReply)
    case forgotDevices(ForgetDevicesReply)
    case confirmedUser(ConfirmUserReply)
    case appliedPolicy(ApplyPolicyReply)
    case reloadedSettings(ReloadSettingsReply)
    /// One part of a list; `continues` says that another follows.
    case listedSessions(ListSessionsReply, continues: Bool)
    case endedSessions(EndSessionReply)

    /// Whether another reply to the same call follows.
    package var continues: Bool {
        switch self {
        case .listedUsers(_, let continues), .listedSessions(_, let continues): continues
        default: false
        }
    }
}

extension ControlReply: Encodable {
    /// Writes the reply's own fields, without a word about which reply it is.
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .enrolledUser(let reply): try reply.encode(to: encoder)
        case .shownUser(let reply): try reply.encode(to: encoder)
        case .listedUsers(let reply, _): try reply.encode(to: encoder)
        case .changedUser(let reply): try reply.encode(to: encoder)
        case .lockedUser(let reply): try reply.encode(to: encoder)
        case .offboardedUser(let reply): try reply.encode(to: encoder)
        case .importedUsers(let reply): try reply.encode(to: encoder)
        case .status(let reply): try reply.encode(to: encoder)
        case .explainedPolicy(let reply): try reply.encode(to: encoder)
        case .acceptedClock(let reply): try reply.encode(to: encoder)
        case .issuedPass(let reply): try reply.encode(to: encoder)
        case .setContact(let reply): try reply.encode(to: encoder)
        case .notifiedUser(let reply): try reply.encode(to: encoder)
        case .testedCourier(let reply): try reply.encode(to: encoder)
        case .forgotDevices(let reply): try reply.encode(to: encoder)
        case .confirmedUser(let reply): try reply.encode(to: encoder)
        case .appliedPolicy(let reply): try reply.encode(to: encoder)
        case .reloadedSettings(let reply): try reply.encode(to: encoder)
        case .listedSessions(let reply, _): try reply.encode(to: encoder)
        case .endedSessions(let reply): try reply.encode(to: encoder)
        }
    }
}
