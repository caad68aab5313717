import FoundationEssentials
import Identity
import Testing
import Varlink
import Wire

@Suite struct `The Varlink service` {
    private static let service = VarlinkService(
        product: VarlinkProduct(
            vendor: "Sallyport", product: "sallyportd", version: "1.2.3", url: "https://x.test"))

    @Test func `tells who it is`() throws {
        let reply = try reply(#"{"method":"org.varlink.service.GetInfo"}"#)
        #expect(
            reply
                == #"{"parameters":{"interfaces":["io.sallyport.Control","org.varlink.service"],"product":"sallyportd","#
                + #""url":"https://x.test","vendor":"Sallyport","version":"1.2.3"}}"#)
    }

    @Test(arguments: VarlinkInterface.allCases)
    func `describes each interface, word by word`(interface: VarlinkInterface) throws {
        let call =
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"\#(interface.rawValue)"}}"#
        let answer = try reply(call)
        let decoded = try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(answer.utf8))
        #expect(decoded["parameters"]?["description"] == interface.description)
    }

    @Test(arguments: [
        (
            #"{"method":"io.sallyport.Control.Nonsense"}"#, "MethodNotFound",
            #""method":"io.sallyport.Control.Nonsense""#
        ),
        (
            #"{"method":"org.varlink.service.Nonsense"}"#, "MethodNotFound",
            #""method":"org.varlink.service.Nonsense""#
        ),
        (#"{"method":"org.other.Do"}"#, "InterfaceNotFound", #""interface":"org.other""#),
        (#"{"method":"Do"}"#, "InterfaceNotFound", #""interface":"""#),
        (#"{"method":"io.sallyport.Control.ListUsers"}"#, "ExpectedMore", ""),
        (
            #"{"method":"io.sallyport.Control.GetStatus","upgrade":true}"#, "MethodNotImplemented",
            #""method":"io.sallyport.Control.GetStatus""#
        ),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription"}"#, "InvalidParameter",
            #""parameter":"interface""#
        ),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"a.b"}}"#,
            "InterfaceNotFound", #""interface":"a.b""#
        ),
        (
            #"{"method":"org.varlink.service.GetInfo","parameters":{"x":"y"}}"#, "InvalidParameter",
            #""parameter":"x""#
        ),
    ])
    func `answers what it cannot do with the standard's errors`(call: String, name: String, field: String)
        throws
    {
        #expect(try reply(call) == #"{"error":"org.varlink.service.\#(name)","parameters":{\#(field)}}"#)
    }

    @Test(arguments: [
        ("EnrolUser", #"{}"#, "user"), ("EnrolUser", #"{"user":"a","method":"fax"}"#, "method"),
        ("EnrolUser", #"{"user":"a/b","method":"totp"}"#, "user"),
        ("EnrolUser", #"{"user":7,"method":"totp"}"#, "user"),
        ("EnrolUser", #"{"user":"a","method":"totp","dryrun":true}"#, "dryrun"),
        ("EnrolUser", #"{"user":"a","method":"totp","algorithm":"MD5"}"#, "algorithm"),
        ("LockUser", #"{"user":"a","until":"tomorrow"}"#, "until"),
        ("LockUser", #"{"user":"a","uid":-1}"#, "uid"),
        ("LockUser", #"{"user":"a","uid":4294967296}"#, "uid"), ("GetStatus", #"{"user":"a"}"#, "user"),
        ("ImportUsers", #"{"entries":[{"user":"a"}]}"#, "entries"), ("ShowUser", #"[]"#, "parameters"),
        ("ShowUser", #""text""#, "parameters"),
    ])
    func `names the parameter that is wrong`(method: String, parameters: String, name: String) throws {
        let call = #"{"method":"io.sallyport.Control.\#(method)","parameters":\#(parameters)}"#
        #expect(
            try reply(call)
                == #"{"error":"org.varlink.service.InvalidParameter","parameters":{"parameter":"\#(name)"}}"#)
    }

    @Test(arguments: [
        "", "{", "[]", "null", "7", #"{"parameters":{}}"#, #"{"method":7}"#,
        #"{"method":"a.b","more":"yes"}"#,
    ])
    func `closes the connection on what is no call`(message: String) {
        #expect(throws: VarlinkError.malformed) { try VarlinkCall(Array(message.utf8)) }
    }

    @Test func `survives brackets as deep as a message is long`() {
        let deep = #"{"method":"a.b","parameters":"# + String(repeating: "[", count: 500_000)
        #expect(throws: VarlinkError.malformed) { try VarlinkCall(Array(deep.utf8)) }
    }

    @Test func `reads calls with their options`() throws {
        let message =
            #"{"method":"io.sallyport.Control.ListUsers","parameters":null,"more":true,"oneway":false,"other":1}"#
        let call = try VarlinkCall(Array(message.utf8))
        #expect(call.wantsMore && !call.isOneway)
        guard case .control(.listUsers) = try Self.service.answer(call) else {
            Issue.record("not read as ListUsers")
            return
        }
    }

    /// The answer as text, without its NUL.
    private func reply(_ message: String) throws -> String {
        guard case .reply(let bytes) = try Self.service.answer(try VarlinkCall(Array(message.utf8))) else {
            return "carried out"
        }
        #expect(bytes.last == 0)
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
}
