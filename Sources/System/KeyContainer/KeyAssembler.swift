import Migration

/// Puts keys together out of the events of a container.
struct KeyAssembler {
    /// In bytes; a real value has some dozens.
    private static let longestValue = 16_384
    private static let package = ["KeyContainer", "KeyPackage"]

    private(set) var keys: [ContainedKey] = []
    /// The names of the elements that are open, the outermost first.
    private var path: [String] = []
    private var key = ContainedKey(number: 1)
    /// The elements of this package that may stand there once, and did.
    private var seen: Set<String> = []
    /// The value that is being read, and its text so far.
    private var field: (name: ContainerField, text: String)?

    mutating func open(_ name: String, _ reader: borrowing EventReader) throws(KeyContainerError) {
        if let field { throw .element(field.name.rawValue, line: reader.line) }
        path.append(name)
        guard path[0] == Self.package[0] else { throw .otherRoot }
        guard path.starts(with: Self.package) else { return }
        let place = path.dropFirst(Self.package.count).joined(separator: "/")
        if place.isEmpty { return try begin() }
        if let field = ContainerField(rawValue: place) { self.field = (field, "") }
        guard ContainerElement.occursOnce(place) else { return }
        guard seen.insert(place).inserted, key.read(ContainerElement(rawValue: place), of: reader) else {
            throw .element(place, line: reader.line)
        }
    }

    mutating func add(_ text: String, line: Int) throws(KeyContainerError) {
        guard let field else { return }
        guard field.text.utf8.count + text.utf8.count <= Self.longestValue else {
            throw .element(field.name.rawValue, line: line)
        }
        self.field?.text += text
    }

    mutating func close(line: Int) throws(KeyContainerError) {
        if let field, !key.set(field.name, field.text) {
            throw .element(field.name.rawValue, line: line)
        }
        field = nil
        if path == Self.package { keys.append(key) }
        path.removeLast()
    }

    private mutating func begin() throws(KeyContainerError) {
        guard keys.count < KeyContainer.mostKeys else { throw .tooManyKeys(limit: KeyContainer.mostKeys) }
        key = ContainedKey(number: keys.count + 1)
        seen = []
    }
}
