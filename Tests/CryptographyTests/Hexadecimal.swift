extension [UInt8] {
    /// Reads what standards print: pairs of hexadecimal digits, spaces ignored.
    init(hexadecimal text: String) {
        let digits = text.filter { $0 != " " }.compactMap(\.hexDigitValue)
        self = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
