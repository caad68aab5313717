package import NIOCore

/// How the bytes of a connection are cut into requests.
package protocol Framing {
    associatedtype Frame

    /// Takes the first whole frame off `bytes`.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: when what is there can never become a frame, or would be over its bound; judged before memory is
    ///   taken for the rest.
    func takeFrame(from bytes: inout ByteBuffer) throws -> Frame?
}
