import ConfigurationFile
import Foundation
import Identity
import Settings
import Testing

@Suite struct `A text in the place of the main file` {
    private let folder = Folder()
    private let reader = UserID(rawValue: geteuid())

    private func replacement(_ text: String) -> ConfigurationFile.Replacement {
        ConfigurationFile.Replacement(bytes: Array(text.utf8), name: "new.conf")
    }

    @Test func `is read with the drop-ins, and the file is not`() throws {
        folder.write("main.conf", "nonsense")
        folder.write("main.conf.d/a.conf", "login.enrol = \"admin\"\n")
        let trees = try ConfigurationFile.read(
            folder.path("main.conf"), as: reader,
            with: replacement("version = 1\nhelp.contact = \"new\"\n"))
        let settings = try #require(Settings.judge(trees).settings)
        #expect(settings.contact == "new" && settings.login.enrol == .admin)
    }

    @Test func `goes by its name where it is wrong`() {
        let error = #expect(throws: ConfigurationFileError.self) {
            try ConfigurationFile.read(
                folder.path("main.conf"), as: reader, with: replacement("version = \n"))
        }
        #expect(error?.description.hasPrefix("new.conf:1:") == true)
    }
}
