import Identity

/// What one preset wants of the settings.
struct PresetDemands: Hashable, Sendable {
    /// The words of `require` that may stand anywhere.
    var requirements = Requirement.allCases
    /// What may stand in `methods`.
    var methods = Method.allCases
    var remember = RememberLimit.any
    /// The longest `fresh`.
    var longestFresh = LoginSettings.fresh.upperBound
    /// Whether an account without a factor may be let in until a day.
    var allowsDay = true
    var throttling: Throttling?
    /// Of a live session, in seconds; nil: as long as it likes.
    var sessionMax: Int64?
    /// Of a live session without input, in seconds.
    var sessionIdle: Int64?
    /// Whether a cryptographic device is wanted that resists phishing.
    var wantsHardware = false

    enum RememberLimit: Hashable, Sendable {
        case any
        /// In seconds.
        case upTo(idle: Int64, max: Int64)
        case nothing
    }
}

extension Preset {
    var demands: PresetDemands {
        switch self {
        case .aal1: .aal1
        case .aal2: .aal2
        case .aal3: .aal3
        case .pci: .pci
        case .stig: .stig
        }
    }
}

extension PresetDemands {
    /// What proves a second factor of everybody: nothing else may stand in `require`.
    private static let strict: [Requirement] = [.always, .stepUp]
    /// An e-mail address proves no possession of a device (NIST SP 800-63B section 5.1.3.1), and the
    /// telephone network is RESTRICTED (section 5.1.3.3).
    private static let inHand: [Method] = [.totp, .hotp, .recoveryCode]

    /// NIST SP 800-63B section 4.1.3: another proof after 30 days.
    fileprivate static let aal1 = Self(sessionMax: 30 * 86_400)

    /// NIST SP 800-63B section 4.2.3: another proof after 12 hours, or 30 minutes without activity.
    fileprivate static let aal2 = Self(
        requirements: strict, methods: inHand, remember: .upTo(idle: 1_800, max: 43_200),
        longestFresh: 43_200, allowsDay: false,
        sessionMax: 43_200, sessionIdle: 1_800)

    /// NIST SP 800-63B section 4.3.3: another proof after 12 hours, or 15 minutes without activity; section 4.3.1 asks for
    /// hardware that no verifier can be impersonated to.
    fileprivate static let aal3 = Self(
        requirements: strict, methods: inHand, remember: .nothing, longestFresh: 900, allowsDay: false,
        sessionMax: 43_200, sessionIdle: 900, wantsHardware: true)

    /// PCI DSS 4.0: 8.2.8 (15 minutes without activity), 8.3.4 (10 attempts, then 30 minutes), 8.5.1 (every factor before
    /// access is granted).
    fileprivate static let pci = Self(
        requirements: strict, remember: .nothing, longestFresh: 900,
        throttling: Throttling(failures: 10, waitSeconds: 1_800), sessionIdle: 900)

    /// DISA's STIG for general purpose operating systems: 3 attempts in 15 minutes (SRG-OS-000021-GPOS-00005), 10
    /// minutes without activity (SRG-OS-000163-GPOS-00072).
    fileprivate static let stig = Self(
        requirements: strict, methods: inHand, remember: .nothing, longestFresh: 600, allowsDay: false,
        throttling: Throttling(failures: 3, waitSeconds: 900), sessionIdle: 600)
}
