import Glibc
import Identity
import Platform
import Testing
import Varlink
import Wire

@testable import sallyport

@Suite struct `A failure` {
    @Test func `has the exit code of the design for each answer of the daemon`() throws {
        let alice = try AccountName("alice")
        let table: [(ControlError, ExitReason)] = [
            (.noSuchUser(alice), .noSuchUser), (.notEnrolled(alice), .badData),
            (.alreadyEnrolled(alice), .badData), (.offboarded(alice), .badData),
            (.rootIsKept(alice), .badData),
            (.tooManyFactors(alice), .badData), (.noContact(alice), .badData),
            (.damaged(alice, reason: "r"), .badData),
            (.nameMismatch(alice, reason: "r"), .badData), (.storeUnavailable(reason: "full"), .tryAgain),
            (.nameServiceUnavailable, .tryAgain), (.permissionDenied, .notPermitted),
            (.invalidParameter("user"), .badData), (.methodNotFound("m"), .unreachable),
            (.methodNotImplemented("m"), .unreachable), (.interfaceNotFound("i"), .unreachable),
            (.expectedMore, .unreachable), (.unknown("e"), .unreachable),
        ]
        for (error, status) in table {
            #expect(Failure(.refused(error), at: "/s").status == status, "\(error)")
        }
    }

    @Test func `has the exit code of the design for a daemon that does not answer`() {
        let missing = PlatformError(operation: "connect", path: "/s", errno: ENOENT)
        let forbidden = PlatformError(operation: "connect", path: "/s", errno: EACCES)
        #expect(Failure(.place(.unreachable(missing)), at: "/s").status == .unreachable)
        #expect(Failure(.place(.unreachable(forbidden)), at: "/s").status == .notPermitted)
        #expect(Failure(.place(.untrusted(part: "/tmp")), at: "/s").status == .configuration)
        #expect(Failure(.place(.untrustedListener(UserID(rawValue: 7))), at: "/s").status == .unreachable)
        #expect(Failure(.broken, at: "/s").status == .unreachable)
        #expect(Failure(.malformed, at: "/s").status == .unreachable)
        #expect(Failure(.timedOut, at: "/s").status == .tryAgain)
    }

    @Test func `never passes controls on to a terminal`() throws {
        let evil = "\u{1B}[2J\u{9B}\u{202E}\n"
        let errors: [ControlError] = [
            .damaged(try AccountName("a"), reason: evil), .storeUnavailable(reason: evil),
            .invalidParameter(evil),
            .unknown(evil),
        ]
        for error in errors {
            #expect(
                Failure(error).sentence.unicodeScalars.allSatisfy {
                    $0.value >= 0x20 && $0.value != 0x9B && $0.value != 0x202E
                })
        }
    }
}
