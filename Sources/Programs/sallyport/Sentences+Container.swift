import KeyContainer
import Systemd

/// What is said of a key container that cannot be read; nothing of its text is in it.
extension Sentences {
    static func notAContainer(_ path: String, _ error: KeyContainerError) -> String {
        "\(path.escapingControls) is no key container (PSKC): \(reason(for: error)); nothing was imported"
    }

    private static func reason(for error: KeyContainerError) -> String {
        switch error {
        case .notText: "it is not text (UTF-8), or has control characters"
        case .encoding: "it declares another encoding than UTF-8"
        case .documentType: "it declares a document type, which no key container has"
        case .notXML(let line): "line \(line) is not XML, or something before it does not end"
        case .otherRoot: "it is another kind of document"
        case .element(let name, let line):
            "\(name) in line \(line) stands there twice, or its value is missing or cannot be understood"
        case .tooDeep(let line): "the elements in line \(line) are nested too deeply"
        case .tooManyKeys(let limit): "it has more than \(limit) keys"
        }
    }
}
