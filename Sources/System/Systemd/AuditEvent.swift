/// The catalogue of what the daemon writes to the journal: one id each, forever.
///
/// `systemd/sallyport.catalog` explains each to `journalctl -x`, and `docs/journal.md` lists their fields. An
/// id is never given to another event, since rules of monitoring systems hang on it.
package enum AuditEvent: String, Hashable, Sendable, CaseIterable {
    case loginGranted = "login-granted"
    case loginNotAsked = "login-not-asked"
    case loginRefused = "login-refused"
    /// A person did something about their own second factor, or could not.
    case selfServiceGranted = "self-service-granted"
    case selfServiceRefused = "self-service-refused"
    /// Enrolled, locked, offboarded, dormant, imported and so on: ``JournalField/change`` says which.
    case accountChanged = "account-changed"
    /// A letter was handed to a provider, or could not be.
    case delivery = "delivery"
    case recordDamaged = "record-damaged"
    case recordRepaired = "record-repaired"
    case nameMismatch = "name-mismatch"
    case clockJumped = "clock-jumped"
    case settingsRejected = "settings-rejected"
    case settingsLoaded = "settings-loaded"
    /// Settings are tried out, and come to stay or not.
    case policyTrial = "policy-trial"
    case policyConfirmed = "policy-confirmed"
    case policyReverted = "policy-reverted"
    /// Somebody asked over the control socket whether a user has proven a factor lately.
    case confirmation = "confirmation"
    /// A login session begins, is over, will be ended, is ended.
    case sessionOpened = "session-opened"
    case sessionClosed = "session-closed"
    case sessionWarned = "session-warned"
    case sessionEnded = "session-ended"
    /// A session could not be noted, and so was refused, or ends by itself alone.
    case sessionUnnoted = "session-unnoted"
    case started = "started"
    case stopped = "stopped"
    case peerRefused = "peer-refused"
    case journalLosses = "journal-losses"
    case spentTableLost = "spent-table-lost"

    package var messageID: MessageID {
        switch self {
        case .loginGranted: MessageID(high: 0xb8a0_1d0f_d8bb_4c50, low: 0xb4e4_da4f_c083_98b5)
        case .loginNotAsked: MessageID(high: 0x2e7c_5ea0_105d_42f0, low: 0x8615_1b9b_9d6c_967f)
        case .loginRefused: MessageID(high: 0x0cc2_0ff9_937c_4758, low: 0x948f_6360_12d4_4c7f)
        case .selfServiceGranted: MessageID(high: 0xc2a6_60ed_82f9_6fa8, low: 0xfda0_e552_9c29_0058)
        case .selfServiceRefused: MessageID(high: 0x6820_99cb_4e81_8b9c, low: 0x002b_16d8_afa5_15bb)
        case .accountChanged: MessageID(high: 0xc53e_b66d_4176_452a, low: 0xb7d6_571f_146b_2ebc)
        case .delivery: MessageID(high: 0x1402_0f6e_3d71_8287, low: 0x5789_4ebf_09bf_f3b6)
        case .recordDamaged: MessageID(high: 0x8a9d_8cc3_0fcf_4af2, low: 0x8aea_78a8_3ce4_4296)
        case .recordRepaired: MessageID(high: 0x4448_4e8e_ce75_4f63, low: 0xbca2_1b9e_5c96_2cd9)
        case .nameMismatch: MessageID(high: 0x7d44_e7c7_fab8_45f1, low: 0x87ed_eea7_3369_80b3)
        case .clockJumped: MessageID(high: 0xf6cb_878f_d157_417c, low: 0xb637_a585_c195_11c3)
        case .settingsRejected: MessageID(high: 0xc26a_6e0e_ffc9_44a3, low: 0x8d49_514b_4f2b_d8ba)
        case .settingsLoaded: MessageID(high: 0x63e8_efcf_e5c3_4421, low: 0xb690_a497_3823_88b5)
        case .policyTrial: MessageID(high: 0xaff1_96ef_9b05_41c6, low: 0xb866_e5b3_d6ed_fb7e)
        case .policyConfirmed: MessageID(high: 0xcdc0_bcd5_e638_4b7f, low: 0x8e39_7e5c_b510_6f1b)
        case .policyReverted: MessageID(high: 0xb1d9_7564_13a6_43ea, low: 0xa37e_bbc7_8a07_2bd0)
        case .confirmation: MessageID(high: 0xdaa4_8c1b_f462_42d4, low: 0xa1b2_e2be_7941_b2e6)
        case .sessionOpened: MessageID(high: 0xe242_c6a1_92fd_f550, low: 0xe80d_2ec8_4c91_4b77)
        case .sessionClosed: MessageID(high: 0x1b6a_a47f_fd44_4a87, low: 0xaf8a_9b1e_c2e5_8732)
        case .sessionWarned: MessageID(high: 0xa412_63cc_cbe0_d445, low: 0xc703_271f_7529_2806)
        case .sessionEnded: MessageID(high: 0xe3ca_f991_5126_ee35, low: 0x06e3_e3fb_e156_61d9)
        case .sessionUnnoted: MessageID(high: 0xfb4c_ef4d_648f_4a02, low: 0xaa99_54f6_ede2_426d)
        case .started: MessageID(high: 0xeda1_8c1f_1876_487d, low: 0xb69b_c104_ecb0_e04b)
        case .stopped: MessageID(high: 0x5d5c_df3b_1b4e_4db1, low: 0x917b_7b33_f04d_707d)
        case .peerRefused: MessageID(high: 0xe94e_cf09_a930_43ec, low: 0xb17e_50ac_b5b6_8a05)
        case .journalLosses: MessageID(high: 0xa16d_fda9_a842_4f64, low: 0xb074_3e54_bbe4_cbf6)
        case .spentTableLost: MessageID(high: 0x029f_40df_0baf_497e, low: 0xaecb_901c_35ef_ae36)
        }
    }

    /// What an administrator should read without asking is a warning or worse; a refusal is a notice.
    package var priority: JournalPriority {
        switch self {
        case .loginGranted, .loginNotAsked, .selfServiceGranted, .settingsLoaded, .started, .stopped,
            .delivery, .confirmation, .sessionOpened, .sessionClosed, .sessionWarned:
            .info
        case .loginRefused, .selfServiceRefused, .accountChanged, .peerRefused, .policyTrial,
            .policyConfirmed, .sessionEnded:
            .notice
        case .recordRepaired, .clockJumped, .journalLosses, .spentTableLost, .nameMismatch, .policyReverted:
            .warning
        case .settingsRejected, .sessionUnnoted: .error
        case .recordDamaged: .critical
        }
    }
}
