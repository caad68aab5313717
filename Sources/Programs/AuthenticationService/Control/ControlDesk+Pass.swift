import Account
import Identity
import Messages
import OneTimePassword
import Platform
import Wire

extension ControlDesk {
    /// A pass is for today and tomorrow, not a second password.
    private static let longestPass = 30 * 86_400
    private static let mostUses = 100

    func issuePass(
        _ call: IssuePassParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        guard (1...Self.longestPass).contains(call.seconds) else {
            return respond(.done(.failure(.invalidParameter("for"))))
        }
        guard (1...Self.mostUses).contains(call.uses) else {
            return respond(.done(.failure(.invalidParameter("uses"))))
        }
        let now = Moment.now().seconds
        let expires = now + Int64(call.seconds)
        logins.hashing.perform(.making, for: user.uid, while: { true }) {
            let code = PassCode(random: RandomBytes.make(PassCode.randomLength))
            let salt = RandomBytes.make(Pass.saltLength)
            return (
                code.text, try Pass(code, salt: salt, issued: now, expires: expires, uses: call.uses)
            )
        } _: { [self] made in
            guard let (text, pass) = made else {
                return respond(.done(.failure(.storeUnavailable(reason: JournalText.busy))))
            }
            let isDryRun = call.dryRun ?? false
            change(
                user, isDryRun: isDryRun, "pass-issued", actor, respond,
                by: { account throws(ControlError) in
                    try account.refuseOffboarded()
                    account.pass = pass
                    return true
                },
                afterwards: { [self] in logins.deliveries.tell(.passIssued, $0) },
                reply: { _ in
                    .issuedPass(
                        IssuePassReply(
                            user: user.name, pass: isDryRun ? nil : text,
                            expires: Timestamp(seconds: expires), uses: call.uses))
                })
        }
    }
}
