import CLibcurl
import Wire

extension DeliveryFault {
    /// What the end of a transfer comes to that got no answer, or one that is no reason.
    init(_ end: TransferEnd) {
        switch end.code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING, CURLE_SEND_ERROR,
            CURLE_RECV_ERROR,
            CURLE_PARTIAL_FILE, CURLE_WEIRD_SERVER_REPLY:
            self = .unreachable
        case CURLE_OPERATION_TIMEDOUT: self = end.isConnected ? .timedOut : .unreachable
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS:
            self = .certificate
        // OpenSSL names itself where the connection broke, and the fault where the handshake failed.
        case CURLE_SSL_CONNECT_ERROR:
            self = end.words.hasPrefix("OpenSSL SSL_connect") ? .unreachable : .certificate
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: self = .credentials
        case CURLE_REMOTE_ACCESS_DENIED: self = .refused
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            self = .notConfigured
        default: self = .courier
        }
    }
}
