import ArgumentParser
import Testing

@testable import sallyport

@Suite struct `The way to the daemon` {
    @Test func `is what was typed, then what the environment says, then the system's`() throws {
        let environment = [ConnectionOptions.variable: "/e"]
        let typed = try ConnectionOptions.parse(["--runtime-directory", "/t"])
        let untold = try ConnectionOptions.parse([])
        #expect(typed.directory(environment) == "/t")
        #expect(untold.directory(environment) == "/e")
        #expect(untold.directory([:]) == "/run/sallyport")
        #expect(typed.controlSocket == "/t/control.sock" && typed.verifySocket == "/t/verify.sock")
    }

    @Test(
        arguments: [
            ([(6, 4_096), (23, 0), (0, 0)], false), ([(23, 1), (0, 0)], true), ([(6, 23), (23, 0)], false),
            ([(6, 4_096), (0, 0)], true), ([], true),
        ] as [([(UInt, UInt)], Bool)])
    func `heeds no environment where the kernel says so, or does not say`(
        vector: [(UInt, UInt)], isOn: Bool
    ) {
        let bytes = vector.flatMap { [$0.0, $0.1] }.flatMap { word in
            (0..<MemoryLayout<UInt>.size).map { UInt8(truncatingIfNeeded: word.littleEndian >> (8 * $0)) }
        }
        #expect(SecureExecution.isOn(in: bytes) == isOn)
        #expect(SecureExecution.isOn(in: bytes + [23]) == isOn)
    }

    @Test func `heeds the environment of an ordinary program`() {
        #expect(!SecureExecution.isOn)
    }
}
