/// Why a text has no QR code.
package enum QRCodeError: Error, Hashable, Sendable {
    /// No bytes, or more than ``QRCode/mostBytes``: so many.
    case wrongLength(Int)
    /// libqrencode had no memory.
    case refusedByEncoder
}
