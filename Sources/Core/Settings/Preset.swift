package import Identity

/// A standard that the settings are held against: it sets what they leave open, and refuses what contradicts it.
package enum Preset: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// NIST SP 800-63B section 4.1.
    case aal1
    /// NIST SP 800-63B section 4.2.
    case aal2
    /// NIST SP 800-63B section 4.3.
    case aal3
    /// PCI DSS 4.0, requirement 8.
    case pci
    /// The Security Technical Implementation Guides of DISA for Linux.
    case stig

    /// Nil where the usual delay is enough.
    package var throttling: Throttling? { demands.throttling }
}
