/// The blocks of a letter within their field: each a kind, a length of 2 bytes (big-endian) and as many bytes of text; a fact
/// is two of them, its label and its value.
extension Letter {
    private enum Kind: UInt8 {
        case paragraph = 1
        case code = 2
        case label = 3
        case value = 4
    }

    static func bytes(_ blocks: [Block]) -> [UInt8] {
        blocks.flatMap { block in
            switch block {
            case .paragraph(let text): bytes(.paragraph, text)
            case .code(let text): bytes(.code, text)
            case .fact(let label, let value): bytes(.label, label) + bytes(.value, value)
            }
        }
    }

    private static func bytes(_ kind: Kind, _ text: String) -> [UInt8] {
        let text = Array(text.utf8)
        return [kind.rawValue] + FrameHeader.bigEndian(UInt16(text.count)) + text
    }

    static func blocks(_ field: ArraySlice<UInt8>) throws(WireError) -> [Block] {
        var (rest, blocks) = (field, [Block]())
        while !rest.isEmpty {
            let (kind, text) = try take(from: &rest)
            switch kind {
            case .paragraph: blocks.append(.paragraph(text))
            case .code: blocks.append(.code(text))
            case .label:
                let (next, value) = try take(from: &rest)
                guard next == .value else { throw .field(DeliveryField.blocks.rawValue) }
                blocks.append(.fact(label: text, value: value))
            case .value: throw .field(DeliveryField.blocks.rawValue)
            }
        }
        return blocks
    }

    private static func take(from rest: inout ArraySlice<UInt8>) throws(WireError) -> (Kind, String) {
        guard let tag = rest.popFirst(), let kind = Kind(rawValue: tag), let high = rest.popFirst(),
            let low = rest.popFirst()
        else { throw .field(DeliveryField.blocks.rawValue) }
        let length = Int(high) << 8 | Int(low)
        guard rest.count >= length, let text = String(validating: rest.prefix(length), as: UTF8.self) else {
            throw .field(DeliveryField.blocks.rawValue)
        }
        rest = rest.dropFirst(length)
        return (kind, text)
    }
}
