internal import CLibqrencode

/// A text as a QR code (ISO/IEC 18004): the smallest version at error correction level L, in bytes.
///
/// The text is a secret, so the modules are wiped when the code is let go of, and there is one copy of them.
/// What libqrencode freed before it returned, nobody can wipe.
@safe package struct QRCode: ~Copyable {
    /// More than any key URI has; level L takes them in version 22, 105 modules wide.
    package static let mostBytes = 1000

    /// Modules from edge to edge without the quiet zone, the same both ways, from 21.
    package let width: Int
    // SAFETY: made by libqrencode, known to nobody else, and freed in `deinit` alone.
    private let symbol: UnsafeMutablePointer<QRcode>

    /// Encodes the text's UTF-8 bytes.
    ///
    /// - Throws: ``QRCodeError``, for a length outside 1 to ``mostBytes`` or want of memory.
    package init(_ text: String) throws(QRCodeError) {
        var text = text
        let count = text.utf8.count
        guard (1...Self.mostBytes).contains(count) else { throw .wrongLength(count) }
        // SAFETY: libqrencode reads `count` bytes before it returns; version 0 asks for the smallest.
        let made = text.withUTF8 {
            unsafe QRcode_encodeData(Int32(count), $0.baseAddress, 0, QR_ECLEVEL_L)
        }
        guard let made = unsafe made else { throw .refusedByEncoder }
        // SAFETY: not nil, so complete.
        width = unsafe Int(made.pointee.width)
        // SAFETY: as above.
        unsafe symbol = made
    }

    deinit {
        // SAFETY: `data` has width × width bytes; the call that follows lets no compiler drop the writes.
        unsafe symbol.pointee.data.update(repeating: 0, count: width * width)
        // SAFETY: allocated by the matching function, and no pointer to it was handed out.
        unsafe QRcode_free(symbol)
    }

    /// Whether a module is dark; those outside the code belong to the quiet zone, which is light.
    package func isDark(column: Int, row: Int) -> Bool {
        guard (0..<width).contains(column), (0..<width).contains(row) else { return false }
        // SAFETY: within width × width, checked above; the lowest bit is the colour.
        return unsafe symbol.pointee.data[row * width + column] & 1 == 1
    }
}
