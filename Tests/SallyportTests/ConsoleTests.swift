import Foundation
import Glibc
import Platform
import Testing

@testable import sallyport

@Suite struct `A console` {
    /// With the person's end closed the terminal is still one, and takes no settings.
    @Test func `asks nothing hidden of a terminal that cannot hide it`() throws {
        var (person, program): (Int32, Int32) = (-1, -1)
        // SAFETY: the call fills the two numbers; nothing else is handed over.
        try #require(unsafe openpty(&person, &program, nil, nil, nil) == 0)
        let console = Console(Terminal(owning: Descriptor(owning: program)))
        let isTerminal = console.isTerminal
        #expect(isTerminal)
        close(person)
        let quiet = Pipe().fileHandleForReading
        let answer = console.ask(
            "Password: ", echo: false, daemon: quiet.fileDescriptor, interruption: quiet.fileDescriptor)
        guard case .cannotHide = answer else { Issue.record("\(answer)"); return }
    }

    @Test(arguments: [
        ("", []), ("one\n", ["one"]), ("one\ntwo", ["one", "two"]), ("\n\nlast\n", ["", "", "last"]),
        (String(repeating: "x", count: 5_000) + "\ny", [String(repeating: "x", count: 5_000), "y"]),
    ])
    func `takes what was typed line by line`(text: String, lines: [String]) throws {
        let (pipe, typed) = (Pipe(), TypedText())
        pipe.fileHandleForWriting.write(Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        while typed.read(from: pipe.fileHandleForReading.fileDescriptor) {}
        var taken: [String] = []
        while let line = typed.nextLine() ?? typed.rest() {
            taken.append(String(decoding: line.bytes, as: UTF8.self))
        }
        #expect(taken == lines && !typed.isTooLong)
    }
}

@Suite struct `The encoding of the locale` {
    @Test(arguments: [
        ([:], false), (["LANG": "C"], false), (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true),
        (["LANG": "de_DE.ISO-8859-1"], false), (["LANG": "de_DE.UTF-8", "LC_ALL": "C"], false),
        (["LANG": "de_DE", "LC_CTYPE": "de_DE.UTF-8@euro"], true), (["LANG": "C.UTF-8", "LC_ALL": ""], true),
        (["LANG": "UTF-8"], false),
    ])
    func `is told by the environment`(environment: [String: String], isUTF8: Bool) {
        #expect(LocaleEncoding.isUTF8(environment) == isUTF8)
    }

    /// The bytes of the second are those of CSI in ISO 8859-1, and the last two need two units.
    @Test func `decides how a name is written`() {
        let name = "a\u{15B}\u{1F511}"
        #expect(name.shown(isUTF8: true) == name)
        #expect(name.shown(isUTF8: false) == "a\\u015B\\uD83D\\uDD11")
        #expect("\u{2588}".shown(isUTF8: false) == "\\u2588")
        #expect("\u{2588}é".shown(withQRCode: true, isUTF8: false) == "\u{2588}\\u00E9")
    }
}
