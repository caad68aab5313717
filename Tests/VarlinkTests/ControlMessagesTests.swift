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

    @Test func `for a contact are typed, and bad addresses are refused by the name of their field`() throws {
        let call = try contactCall(
            #""email":"a@example.org","phone":"+49 (151) 1234567","verified":false,"remove":["email","sms"]"#)
        #expect(call.email?.description == "a@example.org" && call.phone?.description == "+491511234567")
        #expect(call.verified == false && call.remove == [.email, .sms] && call.dryRun == nil)
        for (fields, wrong) in [
            (#""email":"a@b@c""#, "email"), (#""phone":"0151 1234567""#, "phone"),
            (#""remove":["fax"]"#, "remove"), (#""mail":"a@example.org""#, "mail"),
        ] {
            #expect(throws: ControlError.invalidParameter(wrong)) { try contactCall(fields) }
        }
    }

    private func contactCall(_ fields: String) throws -> SetContactParameters {
        let message =
            #"{"method":"io.sallyport.Control.SetContact","parameters":{"user":"alice","# + fields + "}}"
        guard case .setContact(let call) = try ControlCall(try VarlinkCall(Array(message.utf8))) else {
            throw ControlError.methodNotFound("SetContact")
        }
        return call
    }

    @Test(arguments: ["a@example.org", "+491511234567"])
    func `for a test of the courier are typed by the looks of the address`(address: String) throws {
        let message =
            #"{"method":"io.sallyport.Control.TestCourier","parameters":{"to":""# + address + #""}}"#
        guard case .testCourier(let call) = try ControlCall(try VarlinkCall(Array(message.utf8))) else {
            Issue.record("not TestCourier")
            return
        }
        #expect(call.to.description == address)
        #expect(call.to.channel == (address.contains("@") ? .email : .sms))
    }

    @Test func `about deliveries are words, and never numbers`() throws {
        let reply = NotifyUserReply(
            user: try AccountName("alice"), to: "a***@e***.org", fate: .refused, reason: .badDestination)
        #expect(
            try text(VarlinkReply.message(.notifiedUser(reply)))
                == #"{"parameters":{"fate":"refused","reason":"badDestination","to":"a***@e***.org","user":"alice"}}"#
        )
        let user = UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 7), state: .enrolled,
            contacts: [ReplySamples.contact], deliveries: [ReplySamples.delivery])
        let message = try VarlinkMessage.encode(user)
        #expect(try VarlinkMessage.decode(UserReport.self, from: message.dropLast()) == user)
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
