import FoundationEssentials
import Identity
import Policy
import Testing
import Varlink
import Wire

@Suite struct `The interface file` {
    private static let file = InterfaceText(VarlinkInterface.control.description)

    @Test func `begins with the name of the interface`() {
        #expect(Self.file.members("interface") == [VarlinkInterface.control.rawValue])
        #expect(VarlinkInterface.control.rawValue == ControlMethod.interface)
    }

    @Test func `has every method that is built, and no other`() {
        #expect(Set(Self.file.members("method")) == Set(ControlMethod.allCases.map(\.rawValue)))
        #expect(
            Set(ControlAccess.Verb.allCases.map(\.rawValue)) == Set(ControlMethod.allCases.map(\.rawValue)))
    }

    @Test func `has every error that is built, and no other`() {
        let service = InterfaceText(VarlinkInterface.service.description)
        let described =
            Self.file.members("error").map { "\(ControlMethod.interface).\($0)" }
            + service.members("error").map { "org.varlink.service.\($0)" }
        #expect(Set(described) == Set(ControlErrors.all.map(\.qualifiedName)))
    }

    @Test(arguments: [
        ("EnrolUser", EnrolUserParameters.fields), ("ShowUser", ShowUserParameters.fields),
        ("ListUsers", ListUsersParameters.fields), ("ResetUser", ResetUserParameters.fields),
        ("LockUser", LockUserParameters.fields), ("UnlockUser", UnlockUserParameters.fields),
        ("OffboardUser", OffboardUserParameters.fields),
        ("ImportUsers", ImportUsersParameters.fields), ("GetStatus", GetStatusParameters.fields),
        ("ExplainPolicy", ExplainPolicyParameters.fields), ("AcceptClock", AcceptClockParameters.fields),
        ("IssuePass", IssuePassParameters.fields), ("SetContact", SetContactParameters.fields),
        ("NotifyUser", NotifyUserParameters.fields), ("TestCourier", TestCourierParameters.fields),
        ("ForgetDevices", ForgetDevicesParameters.fields), ("ConfirmUser", ConfirmUserParameters.fields),
        ("ApplyPolicy", ApplyPolicyParameters.fields), ("ReloadSettings", ReloadSettingsParameters.fields),
        ("ListSessions", ListSessionsParameters.fields), ("EndSession", EndSessionParameters.fields),
    ])
    func `has the parameters of each method`(method: String, fields: [String]) {
        #expect(Self.file.fields(after: "method \(method)") == fields)
    }

    @Test func `has every word of its enumerations`() {
        #expect(Self.file.fields(after: "type Channel ") == OutOfBandChannel.allCases.map(\.word))
        #expect(Self.file.fields(after: "type DeliveryFault ") == DeliveryFault.allCases.map(\.word))
        #expect(Self.file.fields(after: "type UserState ") == UserReport.State.allCases.map(\.rawValue))
        let purposes = DeliveryReport.Purpose.allCases.map(\.rawValue)
        #expect(Self.file.fields(after: "type DeliveryPurpose ") == purposes)
        #expect(
            Self.file.fields(after: "type DeliveryFate ") == DeliveryReport.Fate.allCases.map(\.rawValue))
        let outcomes = ApplyPolicyReply.Outcome.allCases.map(\.rawValue)
        #expect(Self.file.fields(after: "type TrialOutcome ") == outcomes)
        #expect(
            Self.file.fields(after: "type Risk ") == ExplainPolicyReply.Risk.allCases.map(\.rawValue))
    }

    @Test(arguments: ReplySamples.all)
    func `has the fields of each reply and of all in it`(sample: ReplySamples.Sample) throws {
        let described = Set(Self.file.fields(after: sample.heading))
        #expect(try Set(sample.fields()) == described)
    }

    @Test func `has no line over 110 characters`() {
        for line in VarlinkInterface.control.description.split(separator: "\n") {
            #expect(line.count <= 110, "\(line)")
        }
    }
}
