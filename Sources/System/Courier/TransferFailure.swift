package import Wire

/// Why a provider did not get, or did not take, what it was sent.
package struct TransferFailure: Error, Hashable, Sendable {
    package let fault: DeliveryFault
    /// The provider's last words where there are any, else libcurl's; possibly empty.
    package let detail: String
    /// False once the request, or a byte of the letter, went out and no answer to it came.
    package let isCertainlyUnsent: Bool
    /// One line for each step, without credentials, letter or body.
    package let transcript: String

    package init(
        _ fault: DeliveryFault, detail: String, isCertainlyUnsent: Bool = true, transcript: String = ""
    ) {
        self.fault = fault
        self.detail = detail
        self.isCertainlyUnsent = isCertainlyUnsent
        self.transcript = transcript
    }
}
