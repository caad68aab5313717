import Wire

/// What a daemon says of itself that reads a certain settings file.
enum ServedSettings {
    static func status(_ file: String) -> GetStatusReply {
        let time = Timestamp(seconds: 1_800_000_000)
        return GetStatusReply(
            version: "1", pid: 7, started: time, ready: time,
            settings: SettingsStatus(file: file, read: time),
            store: StoreStatus(directory: "d", pendingWrites: 0),
            clock: ClockStatus(now: time, epochBegan: time, doubted: false),
            journal: JournalStatus(target: .journal, lost: 0), conversations: 0, connections: 1, keys: ["k"],
            memoryLocked: true, enrolment: EnrolmentStatus(enrol: "admin"),
            policy: PolicySummary(services: ["sshd"], require: "always", methods: ["totp"]))
    }
}
