import Account
import Cryptography
import Identity
import OneTimePassword
import Wire

extension UserReport {
    /// What may be shown of an account; nil is one without a record.
    init(
        _ account: Account?, user: AccountName, uid: UserID, at now: Int64, dormantAfter: Int64?,
        showsReason: Bool, isWhole: Bool, showsDeliveries: Bool
    ) {
        let standing = account?.failures.standing(at: now) ?? 0
        let lock = account?.lock.flatMap { $0.holds(at: now) ? $0 : nil }
        let state: State =
            if account?.offboarded != nil {
                .offboarded
            } else if lock != nil {
                .locked
            } else if standing >= Failures.most {
                .shut
            } else {
                account?.isEnrolled == true ? .enrolled : .notEnrolled
            }
        self.init(
            user: user, uid: uid, state: state, factors: account?.factors.map(FactorReport.init) ?? [],
            devices: account?.devices.entries.filter { $0.holds(at: now) }.map(DeviceReport.init) ?? [],
            recoveryCodes: account?.recoveryCodes?.left ?? 0,
            contacts: account?.contacts.all.map { ContactReport($0, isWhole: isWhole) } ?? [],
            deliveries: showsDeliveries
                ? account?.deliveries.entries.reversed().map(DeliveryReport.init) ?? [] : [],
            pass: account?.pass.flatMap { $0.holds(at: now) ? PassReport($0) : nil },
            failures: Int(standing), mostFailures: Int(Failures.most),
            lastProof: account?.lastProof.map(Timestamp.init),
            lastLogin: account?.habits.lastLogin.map { Timestamp(seconds: $0 - $0 % Habits.intervalSeconds) },
            lock: lock.map { LockReport($0, showsReason) },
            offboarded: account?.offboarded.map(Timestamp.init),
            dormantFrom: account?.dormantFrom(after: dormantAfter).map(Timestamp.init),
            dormant: account?.isDormant(at: now, after: dormantAfter) ?? false,
            missingSince: account?.upkeep.missingSince.map(Timestamp.init))
    }
}

extension FactorReport {
    fileprivate init(_ factor: Factor) {
        let hotp = factor.authenticator.hotp
        self.init(
            id: factor.id, method: FactorMethod(factor.authenticator), name: factor.name,
            algorithm: factor.authenticator.algorithm.map(CodeAlgorithm.init),
            digits: factor.authenticator.digits,
            period: factor.authenticator.totp.map { Int($0.parameters.period) },
            counter: hotp.map { Int(clamping: $0.counter) },
            keyBits: factor.authenticator.secret.map { $0.count * 8 },
            created: Timestamp(seconds: factor.created),
            lastUsed: factor.lastUsed.map(Timestamp.init))
    }
}

extension FactorMethod {
    fileprivate init(_ authenticator: Authenticator) {
        self =
            switch authenticator {
            case .totp: .totp
            case .hotp: .hotp
            case .outOfBand(.email): .email
            case .outOfBand(.sms): .sms
            }
    }
}

extension ContactReport {
    init(_ contact: Contact, isWhole: Bool) {
        self.init(
            channel: contact.channel,
            address: isWhole ? contact.destination.description : contact.destination.masked,
            verified: contact.isVerified, since: Timestamp(seconds: contact.since))
    }
}

extension DeliveryReport {
    fileprivate init(_ delivery: PastDelivery) {
        let (fate, reason): (Fate, DeliveryFault?) =
            switch delivery.fate {
            case .waiting: (.waiting, nil)
            case .sent: (.sent, nil)
            case .refused(let fault): (.refused, fault)
            case .failed(let fault): (.failed, fault)
            }
        let purpose: Purpose =
            switch delivery.purpose {
            case .code: .code
            case .notice: .notice
            case .message: .message
            }
        self.init(
            at: Timestamp(seconds: delivery.at), channel: delivery.channel, to: delivery.masked,
            purpose: purpose, fate: fate, reason: reason)
    }
}

extension DeviceReport {
    fileprivate init(_ device: RememberedDevice) {
        self.init(
            id: Int(device.id.rawValue), kind: device.key.kind,
            fingerprint: device.key.fingerprint.description, firstUse: Timestamp(seconds: device.created),
            lastUse: Timestamp(seconds: device.lastUse), from: device.from?.description,
            boundTo: device.boundTo?.description, ends: Timestamp(seconds: device.ends))
    }
}

extension PassReport {
    fileprivate init(_ pass: Pass) {
        self.init(expires: Timestamp(seconds: pass.expires), uses: pass.uses)
    }
}

extension LockReport {
    fileprivate init(_ lock: Lock, _ showsReason: Bool) {
        self.init(
            since: Timestamp(seconds: lock.since), until: lock.until.map(Timestamp.init),
            reason: showsReason && !lock.reason.isEmpty ? lock.reason : nil)
    }
}
