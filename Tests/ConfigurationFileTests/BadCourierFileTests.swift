import ConfigurationFile
import Settings
import Testing

@Suite struct `Courier files with faults` {
    @Test(arguments: BadFile.ofCourier)
    func `are refused with the place and the reason of each`(file: BadFile) throws {
        let tree = try ConfigurationFile.parse(Array(file.text.utf8), file: "f")
        let judgement = CourierSettings.judge(tree)
        #expect(judgement.settings == nil)
        #expect(judgement.faults.map(\.description) == file.sentences.map { "f:\($0)" })
    }

    @Test(arguments: [
        "[mail]\nvia = \"smtp\"\nfrom = \"a@b.org\"\nhost = \"h\"\nusername = \"u\"\npassword_file = \"hunter2 !\"",
        "[sms]\nvia = \"twilio\"\naccount = \"AC1:hunter2\"\ntoken_file = \"hunter2/\"\nfrom = \"1\"\ncountries = [\"+49\"]",
        "[sms]\nvia = \"http\"\ncountries = [\"+49\"]\nurl = \"https://u:hunter2@g.example\"\nbody = \"{to}{text}\"",
        "[sms]\nvia = \"http\"\ncountries = [\"+49\"]\nurl = \"http://g.example?k=hunter2\"\nbody = \"{to}{text}\"",
        "[sms]\nvia = \"http\"\ncountries = [\"+49\"]\nurl = \"https://g.example\"\nbody = \"{to}{text}\"\n"
            + "headers = [\"Authorization Bearer hunter2\", \"A: hunter2\", \"A: hunter2\"]",
    ])
    func `never show what may be a secret`(text: String) throws {
        let tree = try ConfigurationFile.parse(Array(text.utf8), file: "f")
        let faults = CourierSettings.judge(tree).faults.map(\.description)
        #expect(!faults.isEmpty && faults.allSatisfy { !$0.contains("hunter2") })
    }

    @Test func `are many in the table above`() {
        #expect(BadFile.ofCourier.count >= 80)
    }
}
