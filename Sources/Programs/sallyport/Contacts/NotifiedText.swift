import Glibc
import Platform
import Wire

/// The text that an administrator sends to people.
enum NotifiedText {
    /// In bytes: there is room for the ends of lines that go away.
    static let longestInput = 2 * NotifyUserParameters.longestText

    /// Reads all of standard input; a person at a terminal is told how to end it.
    static func fromStandardInput() throws(Failure) -> String {
        if isatty(0) == 1 { StandardError.write(Sentences.typeText) }
        let bytes: [UInt8]
        do {
            bytes = try Descriptor(owning: 0).readAll(atMost: longestInput + 1)
        } catch {
            throw Failure(error)
        }
        return try checked(bytes)
    }

    /// The text without blank lines at its end, and with the line ends of this system.
    ///
    /// - Throws: ``Failure`` that says what is wrong with it.
    static func checked(_ bytes: [UInt8]) throws(Failure) -> String {
        // Of more, the end was not read.
        guard bytes.count <= longestInput else { throw tooLong }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badData, Sentences.textIsNotUTF8)
        }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0)) }
        let end = lines.lastIndex { !$0.allSatisfy { $0 == " " } }.map { $0 + 1 } ?? 0
        let whole = lines[..<end].joined(separator: "\n")
        guard (1...NotifyUserParameters.longestText).contains(whole.utf8.count) else {
            throw tooLong
        }
        for (position, line) in lines[..<end].enumerated() {
            for scalar in line.unicodeScalars where !isPrintable(scalar) {
                throw Failure(.badData, Sentences.unprintable(scalar, line: position + 1))
            }
        }
        return whole
    }

    private static var tooLong: Failure {
        Failure(.badData, Sentences.noText(longest: NotifyUserParameters.longestText))
    }

    /// By the rule of the letter that it is going to be.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        (try? Letter(subject: String(scalar), blocks: [.code("0")])) != nil
    }
}
