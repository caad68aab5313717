import CLibcurl

/// One exchange with a provider by libcurl, which may wait until its time is over: to be called on a thread that may.
///
/// The certificate and the name in it are always checked. Nothing is taken from the environment or from files of a user,
/// no proxy is used, no redirection followed.
package struct Transfer: Sendable {
    /// For all of the exchange, but one second for the farewell to a mail server.
    package let timeoutMilliseconds: Int
    /// For its first part: the name looked up, connected, encrypted, and in SMTP the credentials taken.
    package let connectMilliseconds: Int

    package init(timeoutMilliseconds: Int, connectMilliseconds: Int) {
        // To libcurl 0 is for ever.
        self.timeoutMilliseconds = max(1, timeoutMilliseconds)
        self.connectMilliseconds = max(1, connectMilliseconds)
    }

    /// A handle with what holds for every exchange.
    func handle(for exchange: Exchange, caFile: String?) -> EasyHandle {
        var handle = EasyHandle(exchange)
        handle.set(CURLOPT_TIMEOUT_MS, timeoutMilliseconds)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, connectMilliseconds)
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, timeoutMilliseconds / 1_000))
        handle.set(CURLOPT_NOSIGNAL, 1)
        // A name server that does not answer is not waited for once the time is over.
        handle.set(CURLOPT_QUICK_EXIT, 1)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_NOPROXY, "*")
        handle.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        secure(&handle, caFile: caFile)
        return handle
    }

    private func secure(_ handle: inout EasyHandle, caFile: String?) {
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        guard let caFile else { return }
        handle.set(CURLOPT_CAINFO, caFile)
        // Or the system's authorities would count beside it.
        handle.set(CURLOPT_CAPATH, nil)
    }
}
