import Foundation
import Glibc
import KeyContainer
import Testing

/// Documents that are no containers, or are made to hurt whoever reads them.
@Suite(.serialized) struct `A container of keys is refused` {
    @Test(arguments: [
        ("", KeyContainerError.notXML(line: 1)), ("no XML", .notXML(line: 1)),
        ("<KeyContainer", .notXML(line: 1)),
        ("<KeyContainer>\n\n<a></b>", .notXML(line: 3)), ("<a/>", .otherRoot),
        ("<KeyContainer/><KeyContainer/>", .notXML(line: 1)),
        (String(repeating: "<KeyContainer>", count: 100), .tooDeep(line: 1)),
        ("<KeyContainer a=\"\(String(repeating: "x", count: 1_000))\"" + "<<<", .notXML(line: 1)),
        ("<KeyContainer>&e;</KeyContainer>", .notXML(line: 1)),
    ])
    func `if it is none`(text: String, error: KeyContainerError) {
        expect(error, text)
    }

    @Test(arguments: ["\u{1B}[2J", "\u{9B}1m", "\u{202E}", "\0"])
    func `with controls in it`(control: String) {
        expect(.notText, ContainerText.container(ContainerText.package(serial: "9\(control)")))
    }

    @Test(arguments: ["&#0;", "&#27;", "&#x9B"])
    func `with controls spelled out, which XML forbids or which end in a fault`(control: String) throws {
        let text = ContainerText.container(ContainerText.package(serial: "9\(control)"))
        #expect(throws: KeyContainerError.self) { try KeyContainer.keys(in: Array(text.utf8)) }
    }

    /// A joiner behind the last letter makes another character of it, and no other byte.
    @Test(arguments: [" a", "\u{200D}a", "\u{200C}a", "\u{301}", ""])
    func `with a document type`(mark: String) {
        for entity in ["\"ENTITY\"", "SYSTEM \"file:///etc/passwd\""] {
            let text = ContainerText.container(ContainerText.package(serial: "&e;")).replacing(
                "<KeyContainer", with: "<!DOCTYPE\(mark) [<!ENTITY e \(entity)>]><KeyContainer")
            expect(.documentType, text)
        }
    }

    @Test(arguments: ["UTF-7", "ISO-8859-1", "UTF-16", "utf-8x", "", "EBCDIC-US"])
    func `in another encoding than UTF-8`(name: String) {
        for quote in ["\"", "'"] {
            let declaration = "<?xml version='1.0'\nencoding = \(quote)\(name)\(quote)?>"
            expect(
                .encoding,
                declaration + "+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY e 'E'>]><KeyContainer>&e;</KeyContainer>")
            expect(.encoding, "\u{FEFF}" + declaration + "<KeyContainer/>")
        }
        #expect(throws: KeyContainerError.notText) { try KeyContainer.keys(in: [0xFF, 0xFE, 0x3C, 0x00]) }
    }

    @Test(arguments: ["utf-8", "UTF-8"])
    func `in no spelling of UTF-8`(name: String) throws {
        let text = "<?xml version=\"1.0\" encoding='\(name)' standalone=\"yes\"?><KeyContainer/>"
        #expect(try KeyContainer.keys(in: Array(text.utf8)).isEmpty)
    }

    @Test(arguments: [
        (
            "<Counter><PlainValue>0</PlainValue></Counter>", "<Counter><PlainValue>x</PlainValue></Counter>",
            "Counter"
        ),
        ("<Counter><PlainValue>0</PlainValue></Counter>", "<Counter><PlainValue/></Counter>", "Counter"),
        (
            "<Counter><PlainValue>0</PlainValue></Counter>", "<Counter><PlainValue>-1</PlainValue></Counter>",
            "Counter"
        ),
        ("<PlainValue>0</PlainValue>", "<PlainValue>0<a/></PlainValue>", "Counter"),
        ("<PlainValue>0</PlainValue>", "<PlainValue>0</PlainValue><PlainValue>1</PlainValue>", "Counter"),
        ("MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", "MTIz*", "Secret"),
        ("MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", "LONG", "Secret"),
        ("Length=\"8\"", "Length=\"-6\"", "ResponseFormat"),
        ("Length=\"8\"", "Length=\"\"", "ResponseFormat"),
        ("<Issuer>Issuer</Issuer>", "<UserId>a</UserId><UserId>b</UserId>", "UserId"),
        ("</Key>", "</Key><Key/>", "Key"),
    ])
    func `with a value that cannot be understood`(part: String, other: String, name: String) throws {
        let text = ContainerText.container(ContainerText.package()).replacing(
            part, with: other == "LONG" ? String(repeating: "A", count: 20_000) : other)
        let error = #expect(throws: KeyContainerError.self) { try KeyContainer.keys(in: Array(text.utf8)) }
        guard case .element(let element, _) = error else { Issue.record("\(error as Any)"); return }
        #expect(element.contains(name))
    }

    @Test func `without a word on standard error, which would have its text in it`() throws {
        let secret = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA="
        let bad = [
            "<KeyContainer \u{A0}31m \(secret) </x>", "<KeyContainer>\(secret)&x;", "<a b='\(secret)'c>",
            ContainerText.container(ContainerText.package()).replacing("</Secret>", with: "</Sekret>"),
        ]
        let said = try whatStandardErrorGets { for text in bad { expect(nil, text) } }
        #expect(said.isEmpty)
    }

    private func expect(_ error: KeyContainerError?, _ text: String) {
        let thrown = #expect(throws: KeyContainerError.self) { try KeyContainer.keys(in: Array(text.utf8)) }
        #expect(error == nil || thrown == error)
    }

    /// Puts a file in the place of standard error meanwhile.
    private func whatStandardErrorGets(_ body: () -> Void) throws -> String {
        let path = "/tmp/sallyport-container-\(getpid())"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (kept, file) = (dup(2), try #require(FileHandle(forWritingAtPath: path)))
        dup2(file.fileDescriptor, 2)
        body()
        dup2(kept, 2)
        close(kept)
        return try String(contentsOfFile: path, encoding: .utf8)
    }
}
