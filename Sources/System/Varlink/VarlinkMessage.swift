import FoundationEssentials

/// One message of the Varlink protocol: a JSON object that ends with a NUL byte.
package enum VarlinkMessage {
    /// In bytes, without the NUL.
    package static let longest = 1 << 20

    /// Writes `value` and the NUL; the same value gives the same bytes.
    ///
    /// - Throws: ``VarlinkError/tooLong``, or ``VarlinkError/malformed`` for a value that JSON cannot hold.
    package static func encode(_ value: some Encodable) throws(VarlinkError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { throw .malformed }
        guard data.count <= longest else { throw .tooLong }
        return Array(data) + [0]
    }

    /// Reads a message without its NUL.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from message: [UInt8]
    ) throws -> Value {
        try JSONDecoder().decode(type, from: Data(message))
    }

    /// Reads the value of `parameters`; where a message has none, it is an empty object.
    static func parameters<Parameters: Decodable>(
        _ type: Parameters.Type, in message: [UInt8]
    ) throws -> Parameters {
        try decode(Body<Parameters>.self, from: message).parameters ?? decode(type, from: Array("{}".utf8))
    }

    private struct Body<Parameters: Decodable>: Decodable {
        let parameters: Parameters?
    }
}
