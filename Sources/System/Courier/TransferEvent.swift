import CLibcurl

/// What libcurl says while a transfer runs.
enum TransferEvent {
    /// Its own words.
    case remark
    /// A command, or the head of a request.
    case said
    /// A reply, or the head of one.
    case heard
    /// Of a letter or a body: counted, never shown.
    case sentBody
    case gotBody

    /// Nil for what TLS makes of it.
    init?(_ kind: curl_infotype) {
        switch kind {
        case CURLINFO_TEXT: self = .remark
        case CURLINFO_HEADER_OUT: self = .said
        case CURLINFO_HEADER_IN: self = .heard
        case CURLINFO_DATA_OUT: self = .sentBody
        case CURLINFO_DATA_IN: self = .gotBody
        default: return nil
        }
    }
}
