import CLibcurl
import Platform

/// One transfer of libcurl, from its options to its end.
///
/// An option that cannot be set makes the transfer fail: there is none without a check that was asked for.
@safe struct EasyHandle: ~Copyable {
    private let handle: UnsafeMutableRawPointer?
    private let exchange: Exchange
    private var list: UnsafeMutablePointer<curl_slist>?
    private var obstacle = CURLE_OK
    /// Where libcurl writes what went wrong.
    private let complaint: UnsafeMutablePointer<CChar>

    /// libcurl's own beginning; it may be called by several threads, but once is enough.
    private static let begun = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    init(_ exchange: Exchange) {
        obstacle = Self.begun
        // SAFETY: ours until `deinit`, and nil where memory lacks.
        unsafe handle = curl_easy_init()
        self.exchange = exchange
        // SAFETY: ours until `deinit`; zeroed, so that it always has an end.
        unsafe complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        attach()
    }

    deinit {
        // SAFETY: nobody uses the handle after this; a handle that is nil is taken.
        unsafe curl_easy_cleanup(handle)
        // SAFETY: the list is ours, and the handle that knew it is gone; nil is taken.
        unsafe curl_slist_free_all(list)
        // SAFETY: as above.
        unsafe complaint.deallocate()
    }

    mutating func set(_ option: CURLoption, _ number: Int) {
        // SAFETY: the option takes a number.
        note(unsafe libcurl_set_number(handle, option, number))
    }

    /// Text with a NUL in it would be cut, so it is refused.
    mutating func set(_ option: CURLoption, _ text: String?) {
        guard text?.utf8.contains(0) != true else { return note(CURLE_BAD_FUNCTION_ARGUMENT) }
        // SAFETY: the text lives until the call returns, and libcurl copies it.
        note(unsafe libcurl_set_text(handle, option, text))
    }

    /// The copy that is made here is wiped; libcurl's own is freed with the handle.
    mutating func set(_ option: CURLoption, secret: [UInt8]) {
        guard !secret.contains(0) else { return note(CURLE_BAD_FUNCTION_ARGUMENT) }
        var text = secret + [0]
        defer { text.wipe() }
        // SAFETY: the text ends with a NUL and lives until the call returns, and libcurl copies it.
        unsafe text.withUnsafeBytes {
            unsafe note(libcurl_set_text(handle, option, $0.baseAddress?.assumingMemoryBound(to: CChar.self)))
        }
    }

    /// To be called once.
    mutating func set(_ option: CURLoption, list texts: [String]) {
        for text in texts {
            // SAFETY: libcurl copies the text; the list is ours, and stays as it was where memory lacks.
            guard !text.utf8.contains(0), let longer = unsafe curl_slist_append(list, text) else {
                return note(CURLE_BAD_FUNCTION_ARGUMENT)
            }
            unsafe list = longer
        }
        // SAFETY: the list lives as long as the handle.
        note(unsafe libcurl_set_list(handle, option, list))
    }

    /// Has the handle send `body` instead of asking ``Exchange`` for it.
    mutating func set(body: [UInt8]) {
        // SAFETY: libcurl copies as many bytes as it was told before.
        note(unsafe libcurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        unsafe body.withUnsafeBytes {
            unsafe note(libcurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, .init(mutating: $0.baseAddress)))
        }
    }

    /// Has the handle ask ``Exchange`` for so many bytes.
    mutating func setUpload(count: Int) {
        set(CURLOPT_UPLOAD, 1)
        // SAFETY: the option takes a size.
        note(unsafe libcurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(count)))
    }

    /// Runs the transfer to its end, or to the end of its time.
    func perform() -> TransferEnd {
        // SAFETY: the exchange is kept by this handle, and the callbacks run before the call returns.
        let code = obstacle == CURLE_OK ? unsafe curl_easy_perform(handle) : obstacle
        return TransferEnd(
            code: code, status: unsafe libcurl_number(handle, CURLINFO_RESPONSE_CODE),
            isConnected: unsafe libcurl_time(handle, CURLINFO_CONNECT_TIME_T) > 0, words: words(code))
    }
}

extension EasyHandle {
    /// What libcurl says of a transfer that failed.
    private func words(_ code: CURLcode) -> String {
        // SAFETY: libcurl writes a text with its NUL, and no more than fits.
        let words = unsafe String(cString: complaint)
        // SAFETY: the text is a constant of libcurl.
        return words.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : words
    }

    private mutating func note(_ code: CURLcode) {
        if obstacle == CURLE_OK { obstacle = code }
    }

    /// Names the exchange to libcurl, and what is to be called with it.
    private mutating func attach() {
        // SAFETY: the handle keeps the exchange, and is cleaned up before it lets go of it.
        let context = unsafe Unmanaged.passUnretained(exchange).toOpaque()
        for option in [CURLOPT_WRITEDATA, CURLOPT_READDATA, CURLOPT_DEBUGDATA] {
            unsafe note(libcurl_set_pointer(handle, option, context))
        }
        // SAFETY: the buffer has the size that libcurl wants, and lives as long as the handle.
        unsafe note(libcurl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint))
        // SAFETY: the functions have the types that these options want.
        note(unsafe libcurl_set_flow(handle, CURLOPT_WRITEFUNCTION, Exchange.write))
        note(unsafe libcurl_set_flow(handle, CURLOPT_READFUNCTION, Exchange.read))
        note(unsafe libcurl_set_debugging(handle, Exchange.debug))
        set(CURLOPT_VERBOSE, 1)
    }
}
