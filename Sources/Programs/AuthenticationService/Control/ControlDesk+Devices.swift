import Account
import Identity
import Platform
import Wire

extension ControlDesk {
    func forgetDevices(
        _ call: ForgetDevicesParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        use(user, respond) { [self] resident in
            var count = 0
            let change: Resident.Change = { account throws(ControlError) in
                count = try Self.forget(call.device, in: &account)
                return count > 0
            }
            let reply = { ControlReply.forgotDevices(ForgetDevicesReply(user: user.name, forgotten: count)) }
            accounts.change(resident, isDryRun: call.dryRun ?? false, by: change) { [self] outcome in
                switch outcome {
                case .changed:
                    audit.devicesForgotten(user.uid, user.name, count, by: actor.uid)
                    respond(.done(.success(reply())))
                case .unchanged: respond(.done(.success(reply())))
                case .impossible(let error): respond(.done(.failure(error)))
                case .unwritten:
                    respond(.done(.failure(.storeUnavailable(reason: accounts.problemText))))
                }
                accounts.release(resident)
            }
        }
    }

    /// - Returns: how many were forgotten.
    private static func forget(_ number: Int?, in account: inout Account) throws(ControlError) -> Int {
        guard let number else { return account.forgetDevices() }
        guard let id = UInt16(exactly: number).map(DeviceID.init(rawValue:)), account.forgetDevice(id) else {
            throw .noSuchDevice(account.name, device: number)
        }
        return 1
    }
}
