/// Reads a symbol as ISO/IEC 18004 describes it, sharing nothing with the encoder.
///
/// It knows versions 1 to 5 at level L, whose codewords are one block, and corrects no error, since nothing is
/// lost between a drawing and here.
struct SymbolReader {
    let modules: [[Bool]]

    private var width: Int { modules.count }
    private var version: Int { (width - 17) / 4 }

    /// The bytes of the one segment, in byte mode; nil for anything else.
    func read() -> [UInt8]? {
        guard (1...5).contains(version), level == 0b01 else { return nil }
        var bits = dataBits
        func take(_ count: Int) -> Int {
            let value = bits.prefix(count).reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
            bits = bits.dropFirst(count)
            return value
        }
        guard take(4) == 0b0100 else { return nil }
        let count = take(8)
        return (0..<count).map { _ in UInt8(take(8)) }
    }

    /// The first five bits of the format information, beside the finder pattern at the top left (§7.9).
    private var format: Int {
        (0..<5).reduce(0) { $0 << 1 | (modules[8][$1] ? 1 : 0) } ^ 0b10101
    }

    private var level: Int { format >> 3 }

    /// Two columns at a time from the right, up and down in turn, without the column of the timing pattern.
    private var dataBits: ArraySlice<Bool> {
        let rights = stride(from: width - 1, to: 6, by: -2).map { $0 } + [5, 3, 1]
        let bits = rights.enumerated().flatMap { turn, right in
            (0..<width).flatMap { step in
                let row = turn.isMultiple(of: 2) ? width - 1 - step : step
                return [right, right - 1].filter { !isFunction(row, $0) }
                    .map { modules[row][$0] != isMasked(row, $0) }
            }
        }
        return bits[...]
    }

    /// §7.8.2, table 10.
    private func isMasked(_ i: Int, _ j: Int) -> Bool {
        switch format & 0b111 {
        case 0: (i + j) % 2 == 0
        case 1: i % 2 == 0
        case 2: j % 3 == 0
        case 3: (i + j) % 3 == 0
        case 4: (i / 2 + j / 3) % 2 == 0
        case 5: i * j % 2 + i * j % 3 == 0
        case 6: (i * j % 2 + i * j % 3) % 2 == 0
        default: ((i + j) % 2 + i * j % 3) % 2 == 0
        }
    }

    /// Finder, timing and alignment patterns and the format information: no data.
    private func isFunction(_ row: Int, _ column: Int) -> Bool {
        if row == 6 || column == 6 { return true }
        if row < 9, column < 9 || column >= width - 8 { return true }
        if column < 9, row >= width - 8 { return true }
        let alignment = width - 9...width - 5
        return version > 1 && alignment.contains(row) && alignment.contains(column)
    }
}
