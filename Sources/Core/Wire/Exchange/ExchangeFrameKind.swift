/// What a frame between two processes of Sallyport can be.
package protocol ExchangeFrameKind: RawRepresentable<UInt8>, Sendable {
    /// Two letters at the start of each of their frames.
    static var magic: [UInt8] { get }
    /// In bytes.
    var longestBody: UInt32 { get }
}
