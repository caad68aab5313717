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

    @Test func `are many in the table above`() {
        #expect(BadFile.ofCourier.count >= 80)
    }
}
