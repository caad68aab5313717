/// Which of PAM's entry points was called.
package enum Phase: UInt8, CaseIterable, Sendable {
    case auth = 1
    case account = 2
    case openSession = 3
    case closeSession = 4
}
