import Messages

/// Examples of every message, with its shortest and longest values where it counts something.
///
/// A case that is added does not compile here, and a number without an example fails a test.
extension Message {
    static let examples = refusals + information + enrolment + selfService + delivery + occasion

    static let numbers = 0..<38

    var number: Int {
        switch self {
        case .refused: 0
        case .wrongCode: 1
        case .usedCode: 2
        case .usedTokenCode: 3
        case .usedRecoveryCode: 4
        case .passOver: 5
        case .repeatedCode: 6
        case .voidCode: 7
        case .clockDiffers: 8
        case .clockInDoubt: 9
        case .malformedCode: 10
        case .tooManyTries: 11
        case .shut: 12
        case .notEnrolled: 13
        case .enrolmentOver: 14
        case .dormant: 15
        case .rootFromAfar: 16
        case .noMethod: 17
        case .locked: 18
        case .proofMissing: 19
        case .storeFull: 20
        case .recordDamaged: 21
        case .recordOfAnother: 22
        case .unavailable: 23
        case .timedOut: 24
        case .noMoreTries: 25
        case .help: 26
        case .contact: 27
        case .otherAuthenticator: 28
        case .recoveryCodeAccepted: 29
        case .passAccepted: 30
        case .enrolment: 31
        case .selfService: 32
        case .malformedPass: 33
        case .delivery: 34
        case .tooManyGuesses: 35
        case .occasion: 36
        case .sessionUnnoted: 37
        }
    }
}

extension EnrolmentMessage {
    static let numbers = 0..<16

    var number: Int {
        switch self {
        case .needed: 0
        case .announced: 1
        case .key: 2
        case .instructions: 3
        case .qrCode: 4
        case .keyURI: 5
        case .noQRCode: 6
        case .help: 7
        case .malformedCode: 8
        case .wrongCode: 9
        case .clockDiffers: 10
        case .recoveryCodes: 11
        case .taken: 12
        case .givenUp: 13
        case .done: 14
        case .helpWithOwnKey: 15
        }
    }
}

extension SelfServiceMessage {
    static let numbers = 0..<26

    var number: Int {
        switch self {
        case .wrongPassword: 0
        case .tooManyPasswords: 1
        case .passwordNotChecked: 2
        case .needsPasswordFirst: 3
        case .noFactor: 4
        case .enrolByAdministrator: 5
        case .enrolByPass: 6
        case .policyDemandsFactor: 7
        case .noSuchFactor: 8
        case .nameTaken: 9
        case .tooManyFactors: 10
        case .unusableKey: 11
        case .unusableName: 12
        case .adopting: 13
        case .losesAllFactors: 14
        case .losesFactor: 15
        case .losesRecoveryCodes: 16
        case .notConfirmed: 17
        case .disabled: 19
        case .renamed: 20
        case .removed: 21
        case .recoveryCodesReplaced: 22
        case .dryRun: 23
        case .methodNotAllowed: 24
        case .noContact: 25
        case .enabledBefore: 18
        }
    }
}

extension DeliveryMessage {
    static let numbers = 0..<21

    var number: Int {
        switch self {
        case .sent: 0
        case .sentAgain: 1
        case .sentBefore: 2
        case .underway: 3
        case .notSent: 4
        case .noContact: 5
        case .notVerified: 6
        case .notTaken: 7
        case .tooSoon: 8
        case .sentOften: 9
        case .tooManyToday: 10
        case .alternatives: 11
        case .noAlternative: 12
        case .usedCode: 13
        case .noCodeSent: 14
        case .codeOver: 15
        case .codeGuessedAt: 16
        case .foreignCode: 17
        case .proofNeeded: 18
        case .accountChanged: 19
        case .sentElsewhere: 20
        }
    }
}

extension OccasionMessage {
    static let numbers = 0..<12

    var number: Int {
        switch self {
        case .purpose: 0
        case .asked: 1
        case .rememberOffer: 2
        case .voucherNeeded: 3
        case .enrolmentOffered: 4
        case .noFactorForStepUp: 5
        case .noVoucher: 6
        case .freshProofMissing: 7
        case .confirming: 8
        case .provenLately: 9
        case .sessionProven: 10
        case .sessionUnknown: 11
        }
    }
}
