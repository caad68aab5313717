/// How the daemon is.
package struct GetStatusReply: Codable, Hashable, Sendable {
    package var version: String
    package var pid: Int
    package var started: Timestamp
    package var ready: Timestamp
    package var settings: SettingsStatus
    package var store: StoreStatus
    package var clock: ClockStatus
    package var journal: JournalStatus
    /// Conversations that are open at their prompts, and connections in all.
    package var conversations: Int
    package var connections: Int
    /// Fingerprints of the master keys, the current one first.
    package var keys: [String]
    /// Whether the pages that hold secrets are locked into memory.
    package var memoryLocked: Bool
    package var enrolment: EnrolmentStatus
    package var policy: PolicySummary

    package init(
        version: String, pid: Int, started: Timestamp, ready: Timestamp, settings: SettingsStatus,
        store: StoreStatus, clock: ClockStatus, journal: JournalStatus, conversations: Int, connections: Int,
        keys: [String], memoryLocked: Bool, enrolment: EnrolmentStatus,
        policy: PolicySummary
    ) {
        self.version = version
        self.pid = pid
        self.started = started
        self.ready = ready
        self.settings = settings
        self.store = store
        self.clock = clock
        self.journal = journal
        self.conversations = conversations
        self.connections = connections
        self.keys = keys
        self.memoryLocked = memoryLocked
        self.enrolment = enrolment
        self.policy = policy
    }
}
