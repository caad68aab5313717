import Identity
import Policy
import Settings
import Systemd

extension LoggedLogin {
    private static let events: Set = ["login-granted", "login-not-asked", "login-refused"]

    /// Reads one record; `groups` are those of a user, as the name service has them now.
    static func read(
        _ record: [String: String], groups: (AccountName) throws(Failure) -> [GroupID], _ clock: HostClock
    ) throws(Failure) -> Reading {
        guard let event = record["SALLYPORT_EVENT"], events.contains(event),
            let phase = record["SALLYPORT_PHASE"], ["auth", "account"].contains(phase)
        else { return .other }
        guard record["SALLYPORT_STANDPOINT"] != "before-first-factor" else { return .beforeFirstFactor }
        guard let standing = record["SALLYPORT_STANDING"].flatMap(standing(_:)),
            let decision = record["SALLYPORT_DECISION"].flatMap(Decision.init(rawValue:)),
            let service = record["SALLYPORT_SERVICE"].flatMap({ try? ServiceName($0) }),
            let seconds = RecordTime.seconds(of: record)
        else { return .unusable }
        let user = record["SALLYPORT_USER"].flatMap { try? AccountName($0) }
        let gids: [GroupID] = if let user { try groups(user) } else { [] }
        let isAuth = phase == "auth"
        let wasGranted = record["SALLYPORT_VERDICT"] == "granted"
        // A proof that was asked for and is there was asked for in an auth phase, told or not.
        let couldBeAsked = isAuth || decision.fate == .asked && wasGranted
        return .login(
            LoggedLogin(
                user: user, service: service, time: seconds, process: process(of: record),
                fate: decision.fate == .asked && !couldBeAsked ? .refused : decision.fate,
                couldBeAsked: couldBeAsked, isAuthPhase: isAuth,
                facts: Self.facts(
                    of: record, service, user, gids, standing, at: seconds, clock)))
    }

    /// What the daemon decided, in the words of the journal.
    private enum Decision: String {
        case asked, offered, announced, enrolled, refused
        case notAsked = "not-asked"

        var fate: Fate {
            switch self {
            case .asked, .enrolled: .asked
            case .notAsked, .offered, .announced: .notAsked
            case .refused: .refused
            }
        }
    }

    /// Numbers of processes come again after a boot.
    static func process(of record: [String: String]) -> String {
        ["_BOOT_ID", "SALLYPORT_PID", "SALLYPORT_SERVICE", "SALLYPORT_USER"].map { record[$0] ?? "" }
            .joined(separator: " ")
    }

    private static func facts(
        of record: [String: String], _ service: ServiceName, _ user: AccountName?, _ gids: [GroupID],
        _ standing: Standing, at seconds: Int64, _ clock: HostClock
    ) -> LoginFacts {
        let uid = record["SALLYPORT_UID"].flatMap { UInt32($0) }.map(UserID.init(rawValue:))
        let reason = record["SALLYPORT_REASON"]
        let host = record["SALLYPORT_RHOST"].flatMap { $0.isEmpty ? nil : $0 }
        var facts = LoginFacts(
            service: service, subject: .init(name: user, uid: uid, gids: gids),
            address: host.flatMap { try? InternetAddress($0) }, standing: standing,
            isLocked: reason == "\(RefusalReason.locked)",
            isInvokedByRoot: reason == "\(NotAskedReason.rootInvoked)", isRemote: host != nil,
            hasPass: record["SALLYPORT_PASS"] == "1",
            proofs: Set(list(record["SALLYPORT_CONTACTS"]).compactMap(OutOfBandChannel.init(word:))),
            isDormant: reason == "\(RefusalReason.dormant)", today: clock.day(seconds))
        facts.target = target(record["SALLYPORT_TARGET"])
        facts.terminal = record["SALLYPORT_TERMINAL"]
        facts.time = clock.timeOfWeek(seconds)
        facts.risk = .signals(
            Set(list(record["SALLYPORT_SIGNALS"]).compactMap(RiskSignal.init(rawValue:))))
        facts.sessionProofAge = record["SALLYPORT_PROOF_AGE"].flatMap { Int64($0) }
        facts.device = record["SALLYPORT_DEVICE"].flatMap(device(_:))
        return facts
    }

    private static func standing(_ text: String) -> Standing? {
        if text == "none" { return .notEnrolled }
        let methods = list(text).compactMap(Method.init(rawValue:))
        return methods.isEmpty ? nil : .enrolled(methods)
    }

    private static func target(_ text: String?) -> Target {
        switch text {
        case nil: .subject
        case "usual": .usual
        case let text?:
            (try? AccountName(text)).map { $0.description == "unknown" ? .unknown : .account($0) } ?? .unknown
        }
    }

    /// Reads `idle,age,bound`, two times in seconds and 0 or 1.
    private static func device(_ text: String) -> DeviceStanding? {
        let numbers = list(text).compactMap { Int64($0) }
        guard numbers.count == 3 else { return nil }
        return DeviceStanding(
            idleSeconds: numbers[0], proofAgeSeconds: numbers[1], isBoundToNetwork: numbers[2] != 0)
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map(String.init)
    }
}
