package import Wire

extension VarlinkCall {
    /// The parameters, read for one method; a call without `parameters` has none.
    ///
    /// - Throws: ``ControlError/invalidParameter(_:)`` with the name of the first field that is unknown,
    ///   missing, or has a value that it cannot have.
    package func parameters<Parameters: ControlParameters>(
        _ type: Parameters.Type = Parameters.self
    ) throws(ControlError) -> Parameters {
        try parameters(type, fields: Parameters.fields)
    }

    /// The parameters of a method whose fields are exactly these.
    func parameters<Parameters: Decodable>(
        _ type: Parameters.Type, fields known: [String]
    ) throws(ControlError) -> Parameters {
        let sent = try decoded(FieldNames.self).names
        if let unknown = sent.sorted().first(where: { !known.contains($0) }) {
            throw .invalidParameter(unknown)
        }
        return try decoded(type)
    }

    private func decoded<Fields: Decodable>(_ type: Fields.Type) throws(ControlError) -> Fields {
        do {
            return try VarlinkMessage.parameters(type, in: message)
        } catch {
            throw .invalidParameter(Self.field(of: error))
        }
    }

    /// The outermost field that an error of decoding is about.
    private static func field(of error: any Error) -> String {
        let path: [any CodingKey] =
            switch error as? DecodingError {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            default: []
            }
        return path.map(\.stringValue).first { $0 != "parameters" } ?? "parameters"
    }
}
