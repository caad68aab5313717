extension SMSProgram {
    init?(from table: inout TableReader) {
        guard let words = table.needed("program", by: SMSProvider.program, { $0.strings($1) }) else {
            return nil
        }
        guard let (path, place) = words.first else { return nil }
        if !path.isAbsolutePath { table.note(.courier(.notAPath(path)), key: "program", at: place) }
        let arguments = words.dropFirst().map {
            table.template($0.text, "program", at: $0.position, without: [.text, .token])
        }
        guard arguments.contains(where: { $0?.hasNumber != false }) else {
            table.note(.courier(.noField([.to, .toDigits])), key: "program", at: table["program"]?.position)
            return nil
        }
        self.init(path: path, arguments: arguments.compactMap(\.self))
    }
}

extension TableReader {
    /// A list that is not empty, of strings that may stand there twice.
    fileprivate mutating func strings(_ key: String) -> [(text: String, position: Position)]? {
        guard let (members, position) = array(key) else { return nil }
        if members.isEmpty { note(.emptyList, key: key, at: position) }
        if members.count > SMSProgram.mostWords {
            note(.courier(.tooMany(members.count, most: SMSProgram.mostWords)), key: key, at: position)
        }
        return members.compactMap { member in
            if case .string(let text, let position) = member { return (text, position) }
            note(.wrongMember(found: member.kind), key: key, at: member.position)
            return nil
        }
    }
}
