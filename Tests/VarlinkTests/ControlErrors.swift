import Identity
import Wire

/// One of each error.
enum ControlErrors {
    static let all: [ControlError] = {
        guard let alice = try? AccountName("alice") else { return [] }
        return [
            .noSuchUser(alice), .notEnrolled(alice), .alreadyEnrolled(alice), .offboarded(alice),
            .rootIsKept(alice), .tooManyFactors(alice),
            .damaged(alice, reason: "r"), .nameMismatch(alice, reason: "r"), .storeUnavailable(reason: "r"),
            .noContact(alice), .noSuchDevice(alice, device: 3), .settingsRejected(faults: ["f", "g"]),
            .trialRunning, .noSuchSession(7), .nameServiceUnavailable, .permissionDenied,
            .invalidParameter("p"),
            .methodNotFound("m"), .methodNotImplemented("m"), .interfaceNotFound("i"), .expectedMore,
        ]
    }()
}
