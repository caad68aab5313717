import Identity

/// What `sallyport-courier` says of a letter.
package struct DeliveryAnswer: Hashable, Sendable {
    package static let longestDetail = 512
    package static let longestSteps = 16_384

    package enum Fate: UInt8, CaseIterable, Hashable, Sendable {
        /// The provider has taken it.
        case sent = 1
        /// It will not be sent, however often that were tried.
        case refused = 2
        /// It could not be sent, and is not tried any more.
        case failed = 3
        /// Not yet: it is tried again, and another answer follows.
        case deferred = 4
    }

    package let fate: Fate
    /// Nil only for what was sent.
    package let fault: DeliveryFault?
    /// The provider's own words, or the courier's: one line of printable text, possibly empty.
    package let detail: String
    /// One line for each step, where they were asked for.
    package let steps: String

    /// What is too long is cut, and what is not printable becomes a question mark.
    package init(_ fate: Fate, _ fault: DeliveryFault? = nil, detail: String = "", steps: String = "") {
        self.fate = fate
        self.fault = fate == .sent ? nil : fault ?? .courier
        self.detail = Self.printable(detail, longest: Self.longestDetail, keepingLines: false)
        self.steps = Self.printable(steps, longest: Self.longestSteps, keepingLines: true)
    }

    /// The first answer of `bytes`, and how long its frame is.
    ///
    /// - Returns: nil while more bytes must come.
    package static func take(from bytes: ArraySlice<UInt8>) throws(WireError) -> (Self, length: Int)? {
        let body = try ExchangeHeader<CourierFrameKind>.takeBody(of: .deliveryAnswer, from: bytes)
        guard let body else { return nil }
        return (try Self(body: Array(body)), ExchangeHeader<CourierFrameKind>.length + body.count)
    }

    private init(body: [UInt8]) throws(WireError) {
        let fields = try FieldValues<DeliveryAnswerField>(body)
        guard let fate = Fate(rawValue: try fields.integer(.fate)) else {
            throw .field(DeliveryAnswerField.fate.rawValue)
        }
        let fault = fields.bytesIfSent(.fault).flatMap { DeliveryFault(rawValue: $0[0]) }
        guard fate == .sent || fault != nil else { throw .field(DeliveryAnswerField.fault.rawValue) }
        self.init(
            fate, fault, detail: String(decoding: fields.bytesIfSent(.detail) ?? [], as: UTF8.self),
            steps: String(decoding: fields.bytesIfSent(.steps) ?? [], as: UTF8.self))
    }

    /// The whole frame.
    package var frame: [UInt8] {
        let fields: [(DeliveryAnswerField, [UInt8])] =
            [(.fate, [fate.rawValue])] + (fault.map { [(.fault, [$0.rawValue])] } ?? [])
            + [(.detail, Array(detail.utf8)), (.steps, Array(steps.utf8))]
        return ExchangeHeader<CourierFrameKind>.frame(.deliveryAnswer, fields.flatMap { $0.bytes($1) })
    }

    private static func printable(_ text: String, longest: Int, keepingLines: Bool) -> String {
        var (result, count) = ("", 0)
        for scalar in text.unicodeScalars {
            let isKept = scalar.isPrintableASCII || keepingLines && scalar == "\n"
            guard count < longest else { break }
            result.unicodeScalars.append(isKept ? scalar : "?")
            count += 1
        }
        return result
    }
}

/// The fields of a `deliveryAnswer`, by their tags.
enum DeliveryAnswerField: UInt8, WireField {
    case fate = 1
    case fault = 2
    case detail = 3
    case steps = 4

    var lengths: ClosedRange<Int> {
        switch self {
        case .fate, .fault: 1...1
        case .detail: 0...DeliveryAnswer.longestDetail
        case .steps: 0...DeliveryAnswer.longestSteps
        }
    }
}
