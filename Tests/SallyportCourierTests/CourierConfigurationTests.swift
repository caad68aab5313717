import Foundation
import Testing

@testable import sallyport_courier

@Suite struct `The settings of the courier` {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sallyport-courier-\(UUID())")

    private func refusal(_ text: String?, dropIn: Bool = false) throws -> [String]? {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "courier.conf")
        if let text { try text.write(to: file, atomically: false, encoding: .utf8) }
        if dropIn {
            let dropIns = folder.appending(path: "courier.conf.d")
            try FileManager.default.createDirectory(at: dropIns, withIntermediateDirectories: true)
            try "".write(to: dropIns.appending(path: "a.conf"), atomically: false, encoding: .utf8)
        }
        do throws(SettingsRefusal) {
            _ = try CourierConfiguration.read(file.path)
            return nil
        } catch {
            return error.reasons.map { $0.replacing(folder.path, with: "") }
        }
    }

    @Test func `may be empty`() throws {
        #expect(try refusal("") == nil)
    }

    @Test func `is refused with each fault and its place`() throws {
        let reasons = try refusal("[mail]\nvia = \"smtp\"\n[smss]\n")
        #expect(reasons?.count == 3)
        #expect(reasons?.allSatisfy { $0.hasPrefix("/courier.conf:") } == true)
    }

    @Test func `is refused where it is missing, or has drop-ins`() throws {
        #expect(try refusal(nil)?.count == 1)
        #expect(try refusal("", dropIn: true) == ["/courier.conf.d: \(CourierText.noDropIns)"])
    }
}
