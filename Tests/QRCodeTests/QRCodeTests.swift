import QRCode
import Testing

@Suite struct `A QR code` {
    static let keyURI =
        "otpauth://totp/web1.example.com:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=web1.example.com"

    @Test(arguments: [
        keyURI, "a", "otpauth://totp/h:a?secret=A&issuer=h", "0123456789", "m\u{FC}ller", "a\0b",
    ])
    func `says what it was made of, on dark terminals and on light ones`(text: String) throws {
        for isLight in [false, true] {
            let drawn = try drawn(text, isLight: isLight)
            #expect(SymbolReader(modules: drawn.symbol).read() == Array(text.utf8))
        }
    }

    /// The most bytes that versions 1 to 5 take at level L (ISO/IEC 18004, table 7), and one more.
    @Test(arguments: [
        (17, 21), (18, 25), (32, 25), (33, 29), (53, 29), (54, 33), (78, 33), (79, 37), (106, 37),
    ])
    func `has the smallest version`(count: Int, width: Int) throws {
        let text = String(repeating: "a", count: count)
        #expect(try QRCode(text).width == width)
        #expect(try SymbolReader(modules: drawn(text).symbol).read() == Array(text.utf8))
    }

    @Test(arguments: [1, 40, 101, 250, 1000])
    func `has finder patterns at three corners, and timing patterns between them`(count: Int) throws {
        let modules = try drawn(String(repeating: "x", count: count)).symbol
        let far = modules.count - 7
        #expect(modules.hasFinder(row: 0, column: 0))
        #expect(modules.hasFinder(row: 0, column: far))
        #expect(modules.hasFinder(row: far, column: 0))
        #expect(!modules.hasFinder(row: far, column: far))
        for place in 8..<far - 1 {
            #expect(modules[6][place] == place.isMultiple(of: 2))
            #expect(modules[place][6] == place.isMultiple(of: 2))
        }
    }

    @Test(arguments: [keyURI, "a", String(repeating: "z", count: 1000)])
    func `is drawn for light terminals as the negative of the drawing for dark ones`(text: String) throws {
        let negatives: [Character: Character] = ["█": " ", " ": "█", "▀": "▄", "▄": "▀", "\n": "\n"]
        let code = try QRCode(text)
        let negative = code.drawn(forLightTerminal: false).compactMap { negatives[$0] }
        #expect(String(negative) == code.drawn(forLightTerminal: true))
    }

    /// Modules, columns and lines; with a quiet zone of 4 up to version 5, then of 2.
    @Test(arguments: [
        (1, 21, 4), (32, 25, 4), (78, 33, 4), (106, 37, 4), (107, 41, 2), (134, 41, 2), (1000, 105, 2),
    ])
    func `leaves four modules around it, or two where it would not fit`(
        count: Int, width: Int, quietZone: Int
    ) throws {
        for isLight in [false, true] {
            let drawn = try drawn(String(repeating: "q", count: count), isLight: isLight)
            #expect(drawn.symbol.count == width)
            #expect(drawn.quietZone == quietZone)
            #expect(drawn.lines[0].count == width + 2 * quietZone)
            #expect(drawn.lines.count == (width + 2 * quietZone + 1) / 2)
            #expect(quietZone == 2 || drawn.lines.count <= QRCode.mostRows)
            let rows = drawn.isDark.indices.filter { drawn.isDark[$0].contains(true) }
            #expect(rows.first == quietZone && rows.last == quietZone + width - 1)
            let columns = drawn.isDark.compactMap { $0.lastIndex(of: true) }
            #expect(columns.max() == quietZone + width - 1)
        }
    }

    @Test func `of a usual key URI fits a terminal of 24 lines, with the prompt`() throws {
        #expect(try drawn(Self.keyURI).lines.count <= 23)
    }

    @Test func `is light outside`() throws {
        let code = try QRCode("a")
        let corner = code.isDark(column: 0, row: 0)
        #expect(corner)
        for (column, row) in [(-1, 0), (0, -1), (21, 0), (0, 21), (.min, .max)] {
            let outside = code.isDark(column: column, row: row)
            #expect(!outside)
        }
    }

    @Test(arguments: [0, 1001, 100_000])
    func `is not made of nothing, nor of more than a thousand bytes`(count: Int) {
        #expect(throws: QRCodeError.wrongLength(count)) {
            _ = try QRCode(String(repeating: "a", count: count)).width
        }
    }

    @Test func `counts bytes, not letters`() {
        #expect(throws: QRCodeError.wrongLength(1002)) {
            _ = try QRCode(String(repeating: "\u{FC}", count: 501)).width
        }
    }

    private func drawn(_ text: String, isLight: Bool = false) throws -> DrawnModules {
        let drawing = try QRCode(text).drawn(forLightTerminal: isLight)
        return try #require(DrawnModules(drawing, onLightTerminal: isLight))
    }
}

extension [[Bool]] {
    /// A dark square of 3 in a light ring in a dark ring: 7 modules wide.
    fileprivate func hasFinder(row: Int, column: Int) -> Bool {
        (0..<7).allSatisfy { y in
            (0..<7).allSatisfy { x in
                self[row + y][column + x] == (Swift.max(abs(x - 3), abs(y - 3)) != 2)
            }
        }
    }
}
