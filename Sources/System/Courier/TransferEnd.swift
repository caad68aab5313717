import CLibcurl

/// How libcurl says that a transfer ended.
struct TransferEnd: Hashable {
    let code: CURLcode
    /// The last status of the server, by its protocol; 0 without any.
    let status: Int
    /// Whether the server's address answered.
    let isConnected: Bool
    /// libcurl's own, in which a server's may be.
    let words: String
}
