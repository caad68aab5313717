package import Settings

/// Whether the subject could prove anything at all.
package enum Standing: Hashable, Sendable {
    case notEnrolled
    /// By these methods, whatever policy thinks of them.
    case enrolled([Method])
}
