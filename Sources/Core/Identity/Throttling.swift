/// How long whoever failed so often must wait, where a standard asks for more than the usual delay.
///
/// NIST SP 800-63B section 5.2.2 leaves the delay to the verifier; PCI DSS 8.3.4 and the STIG fix one.
package struct Throttling: Hashable, Sendable {
    /// Failures of one source, or of all together from where the owner is not known, from which on they must wait, at least 1.
    package let failures: UInt16
    package let waitSeconds: Int64

    package init(failures: UInt16, waitSeconds: Int64) {
        self.failures = failures
        self.waitSeconds = waitSeconds
    }
}
