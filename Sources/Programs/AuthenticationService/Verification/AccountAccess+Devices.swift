import Account
import Conversation
import Identity
import Policy
import Settings

/// What a login teaches of its account; all of it is written behind the answer.
extension AccountAccess {
    /// A device whose owner proves a factor is good for longer, and one that is to be remembered is from now on.
    func noteProof(_ resident: Resident) {
        guard let key = visitor.key, isAfterFirstFactor else { return }
        let (now, network) = (Moment.now().seconds, visitor.knownNetwork)
        if let remembering {
            let evicted = resident.record?.account.remember(
                key, boundTo: remembering.bindsNetwork ? network : nil, from: network,
                terms: RememberedDevice.Terms(remembering), at: now)
            desk.audit.deviceRemembered(resident.uid, resident.name, key, evicting: evicted)
        } else if let device = resident.record?.account.device(for: key.fingerprint, in: network, at: now) {
            resident.record?.account.noteProof(of: device.id, from: network, at: now)
        }
    }

    /// A device that spared its owner a code was used; where much is odd all devices are forgotten.
    func settleDevices(_ level: RiskLevel, _ cause: ConversationCause) {
        guard let resident, isAfterFirstFactor else { return }
        if level == .high, let count = resident.record?.account.forgetDevices(), count > 0 {
            desk.audit.devicesForgotten(resident.uid, resident.name, count, by: nil)
            return desk.accounts.saveBehind(resident)
        }
        guard cause == .notAsked(.remembered), let key = visitor.key else { return }
        let (now, network) = (Moment.now().seconds, visitor.knownNetwork)
        guard let device = resident.record?.account.device(for: key.fingerprint, in: network, at: now),
            resident.record?.account.noteUse(of: device.id, from: network, at: now) == true
        else { return }
        desk.accounts.saveBehind(resident)
    }

    /// When the account is used, and how; a place that nobody has proven anything from is not learnt.
    func learn(_ time: TimeOfWeek?) {
        guard let resident, isAfterFirstFactor else { return }
        let sources = [source, visitor.network].compactMap(\.self)
        let isNew = resident.record?.account.learn(
            time, hasTerminal: visitor.hasTerminal, from: sources, at: Moment.now().seconds)
        if isNew == true { desk.accounts.saveBehind(resident) }
    }
}

extension RememberedDevice.Terms {
    init(_ remembrance: Remembrance) {
        self.init(
            idleSeconds: UInt32(clamping: remembrance.idleSeconds),
            maxSeconds: UInt32(clamping: remembrance.maxSeconds))
    }
}
