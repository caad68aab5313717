/// `[codes]`: what holds for codes that are sent by mail or SMS.
package struct CodeSettings: Hashable, Sendable {
    /// The longest life, which an absent table means.
    package static let installed = Self(lifeSeconds: 600)

    /// 1 to 10 minutes; the upper bound is that of NIST SP 800-63B section 5.1.3.2.
    static let life: ClosedRange<Int64> = 60...600

    /// Seconds for which a code is good after it was made: 60 to 600.
    package let lifeSeconds: Int64

    package init(lifeSeconds: Int64) {
        self.lifeSeconds = lifeSeconds
    }
}
