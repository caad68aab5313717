import Identity
import Testing
import Varlink
import Wire

@Suite struct `Calls about rules and devices` {
    @Test func `to explain name all that a rule can ask for`() throws {
        let call = try read(
            "ExplainPolicy",
            #"""
            {"user":"alice","service":"sudo","from":"192.0.2.7","key":"SHA256:x","at":"2027-01-31T09:30:00Z",
            "target":"root","terminal":"pts/0"}
            """#)
        guard case .explainPolicy(let question) = call else {
            Issue.record("not ExplainPolicy")
            return
        }
        #expect(question.from == "192.0.2.7" && question.key == "SHA256:x" && question.target == "root")
        #expect(question.at?.description == "2027-01-31T09:30:00Z" && question.terminal == "pts/0")
    }

    @Test func `may leave out whose account they are about`() throws {
        for (method, parameters) in [
            ("ShowUser", "{}"), ("ForgetDevices", #"{"device":3}"#),
            ("ConfirmUser", #"{"purpose":"export","freshSeconds":900}"#),
            ("EndSession", #"{"session":3}"#),
        ] {
            let call = try read(method, parameters)
            #expect(call.mayNameNobody && call.subject == nil, "\(method)")
        }
        #expect(try !read("EndSession", #"{"everybody":true}"#).mayNameNobody)
        let call = try read("ForgetDevices", #"{"user":"alice","uid":7}"#)
        #expect(call.subject?.user.description == "alice" && call.subject?.uid == UserID(rawValue: 7))
    }

    @Test func `to try settings out carry them, and wait`() throws {
        let call = try read(
            "ApplyPolicy", #"{"file":"new.conf","settings":"version = 1\n","confirmWithin":600}"#)
        guard case .applyPolicy(let trial) = call else {
            Issue.record("not ApplyPolicy")
            return
        }
        #expect(
            trial.file == "new.conf" && trial.settings == "version = 1\n" && trial.confirmWithin == 600)
    }

    @Test(arguments: [
        ("ConfirmUser", #"{"freshSeconds":900}"#, "purpose"),
        ("ConfirmUser", #"{"purpose":"x"}"#, "freshSeconds"),
        ("ForgetDevices", #"{"device":"1"}"#, "device"),
        ("ApplyPolicy", #"{"file":"f","confirmWithin":9}"#, "settings"),
        ("ReloadSettings", #"{"file":"f"}"#, "file"),
        ("ExplainPolicy", #"{"user":"a","service":"s","at":"noon"}"#, "at"),
    ])
    func `that are wrong name the field`(method: String, parameters: String, field: String) {
        #expect(throws: ControlError.invalidParameter(field)) { try read(method, parameters) }
    }

    private func read(_ method: String, _ parameters: String) throws -> ControlCall {
        let message = #"{"method":"io.sallyport.Control."# + method + #"","parameters":"# + parameters + "}"
        return try ControlCall(try VarlinkCall(Array(message.utf8)))
    }
}
