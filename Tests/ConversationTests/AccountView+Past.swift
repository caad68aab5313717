import Account
import Conversation
import Identity
import Policy

extension AccountView {
    /// With an app, and used yesterday from ``Fixture/address`` with ``Fixture/key``.
    static let familiar = past()

    /// The same with three wrong codes of somebody's, 100 seconds ago.
    static let guessedAt = past(wrongCodes: 3, secondsAgo: 100)

    /// Familiar, but for what is said.
    ///
    /// `isHere`: whether it was used there at all.
    static func past(
        isHere: Bool = true, isLocked: Bool = false, isDormant: Bool = false, wrongCodes: Int = 0,
        secondsAgo: Int64 = 10, with device: RememberedDevice? = nil
    ) -> Self {
        guard let name = try? AccountName("alice"), let visitor = try? Fixture.visitor(),
            let key = visitor.keySource
        else { preconditionFailure("no visitor") }
        let yesterday = Fixture.now - 86_400
        var account = Account(name: name, uid: Fixture.uid, created: yesterday)
        if isHere { account.known.met(key, beside: visitor.network, at: yesterday) }
        _ = account.learn(nil, hasTerminal: nil, from: [], at: yesterday)
        for _ in 0..<wrongCodes {
            account.failures.claim(
                .user(UserID(rawValue: 7)), known: account.known, at: Fixture.now - secondsAgo)
        }
        var history = AccountHistory(account)
        history.devices = Devices(entries: [device].compactMap(\.self))
        return Self(
            isLocked: isLocked, isDormant: isDormant, factors: Self.enrolled.factors,
            contacts: Self.reachable.contacts, history: history)
    }
}

extension RememberedDevice {
    /// ``Fixture/key``, or another one, with which a factor was proven, and which was used, so many seconds ago.
    static func key(
        _ key: SSHKey? = nil, provenAgo: Int64 = 60, usedAgo: Int64 = 60, boundTo network: String? = nil,
        idle: UInt32 = 43_200
    ) -> Self {
        guard let own = try? Fixture.visitor().key else { preconditionFailure("no key") }
        let bound = network.flatMap { try? Network($0) }
        return Self(
            id: DeviceID(rawValue: 1), key: key ?? own, boundTo: bound, from: bound,
            created: Fixture.now - provenAgo, lastUse: Fixture.now - usedAgo,
            lastProof: Fixture.now - provenAgo, terms: Terms(idleSeconds: idle, maxSeconds: 2_592_000))
    }
}

extension Fixture {
    /// How ``key`` and ``address`` are known.
    static func visitor() throws -> Visitor {
        guard let request = try request(by: key) else { throw IdentityError.empty }
        return request.visitor
    }
}
