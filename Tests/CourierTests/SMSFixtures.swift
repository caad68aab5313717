import Foundation
import Identity
import Settings
import Wire

@testable import Courier

/// What the tests of short messages have in common.
enum SMSFixture {
    static let code = "1234 5678"

    static func letter(_ blocks: Letter.Block...) throws -> Letter {
        try Letter(subject: "A code", blocks: blocks)
    }

    static func message(_ text: String = "Your code for web1:", to number: String = "+4915199887766") throws
        -> SMSMessage
    {
        SMSMessage(to: try PhoneNumber(number), try SMSText(letter(.paragraph(text), .code(code))))
    }

    static func account(from: String = "+4930123456", url: String = "https://api.example.org") -> SMSAccount {
        SMSAccount(account: "AC0", tokenFile: "token", from: from, url: url, caFile: "/ca.pem")
    }

    static func verdict(_ gateway: some SMSGateway, _ status: Int, _ body: String) -> SMSVerdict {
        gateway.verdict(status: status, body: Array(body.utf8))
    }
}

/// A temporary folder that goes when the test does.
final class SMSFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "sallyport-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8], mode: Int = 0o600) -> String {
        let file = "\(path)/\(name)"
        let isMade = FileManager.default.createFile(
            atPath: file, contents: Data(bytes), attributes: [.posixPermissions: mode])
        precondition(isMade)
        return file
    }

    func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }

    func mode(_ name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
