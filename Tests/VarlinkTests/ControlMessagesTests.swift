import Identity
import Testing
import Varlink
import Wire

@Suite struct `Calls and replies of the control interface` {
    @Test func `are typed`() throws {
        let message = """
            {"method":"io.sallyport.Control.EnrolUser","parameters":{"user":"alice","uid":1000,"method":"totp",\
            "name":"phone","algorithm":"SHA256","digits":8,"period":60,"issuer":"host","dryRun":true}}
            """
        guard case .enrolUser(let call) = try ControlCall(try VarlinkCall(Array(message.utf8))) else {
            Issue.record("not EnrolUser")
            return
        }
        #expect(call.user.description == "alice" && call.uid == UserID(rawValue: 1_000))
        #expect(call.factorMethod == .totp && call.name == "phone" && call.algorithm == .sha256)
        #expect(call.digits == 8 && call.period == 60 && call.issuer == "host" && call.dryRun == true)
    }

    @Test func `for a pass are typed`() throws {
        let message =
            #"{"method":"io.sallyport.Control.IssuePass","parameters":{"user":"alice","for":3600,"uses":1}}"#
        guard case .issuePass(let call) = try ControlCall(try VarlinkCall(Array(message.utf8))) else {
            Issue.record("not IssuePass")
            return
        }
        #expect(call.user.description == "alice" && call.seconds == 3_600 && call.uses == 1)
        #expect(call.dryRun == nil)
    }

    @Test func `of enrolment hold what the owner must be given`() throws {
        let reply = EnrolUserReply(
            user: try AccountName("alice"), uri: "otpauth://totp/x", secret: "ABC", recoveryCodes: [])
        #expect(
            try text(VarlinkReply.message(.enrolledUser(reply)))
                == #"{"parameters":{"method":"totp","recoveryCodes":[],"secret":"ABC","uri":"otpauth://totp/x","user":"alice"}}"#
        )
    }

    @Test func `in parts say whether another follows`() throws {
        let part = ListUsersReply(users: [])
        #expect(
            try text(VarlinkReply.message(.listedUsers(part, continues: true)))
                == #"{"continues":true,"parameters":{"users":[]}}"#)
        #expect(
            try text(VarlinkReply.message(.listedUsers(part, continues: false)))
                == #"{"parameters":{"users":[]}}"#)
    }

    @Test(arguments: ControlErrors.all)
    func `that are errors come back as they went`(error: ControlError) throws {
        let message = try VarlinkReply.message(error)
        #expect(
            ControlError(qualifiedName: error.qualifiedName, parameters: error.parameters) == error,
            "\(String(decoding: message, as: UTF8.self))")
    }

    @Test func `that are errors of a newer daemon keep their name`() {
        let error = ControlError(
            qualifiedName: "io.sallyport.Control.New", parameters: ControlErrorParameters())
        #expect(error == .unknown("io.sallyport.Control.New"))
    }

    private func text(_ message: [UInt8]) -> String { String(decoding: message.dropLast(), as: UTF8.self) }
}
