import Foundation
import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `A test of the courier` {
    @Test func `shows each step and the answer, and ends with 0`() throws {
        let daemon = try ControlDaemon { _ in
            .success(
                .testedCourier(
                    TestCourierReply(
                        fate: .sent, detail: "250 queued", steps: ["connected to mx", "> EHLO h\u{1B}"])))
        }
        let ending = try daemon.run("courier test --to alice@example.org")
        #expect(
            ending
                == .init(
                    status: 0,
                    output: """
                          connected to mx
                          > EHLO h\\u001B
                        The answer was: 250 queued
                        alice@example.org: sent.

                        """, complaint: ""))
        guard case .testCourier(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.to.channel == .email)
    }

    @Test(arguments: DeliveryFault.allCases)
    func `ends with 1 and the reason where nothing was sent`(fault: DeliveryFault) throws {
        let daemon = try ControlDaemon { _ in
            .success(.testedCourier(TestCourierReply(fate: .failed, reason: fault, detail: "")))
        }
        let ending = try daemon.run("courier test --to +4915112345678")
        #expect(ending.status == ExitReason.faultsFound.rawValue && ending.complaint.isEmpty)
        #expect(ending.output == "+4915112345678: failed: \(Sentences.sentence(for: fault)).\n")
        let json = try daemon.run("courier test --to +4915112345678 --json")
        #expect(
            json.output == #"{"detail":"","fate":"failed","reason":"\#(fault.word)","steps":[]}"# + "\n")
    }

    @Test func `refuses what is no address`() throws {
        let daemon = try ControlDaemon { _ in .failure(.permissionDenied) }
        let ending = try daemon.run("courier test --to alice")
        #expect(ending.status == ExitReason.usage.rawValue && ending.complaint.contains("--to"))
        #expect(daemon.calls.isEmpty)
        #expect(
            try daemon.run("courier test --to a@b").status == ExitReason.notPermitted.rawValue)
    }
}
