/// A provider's HTTP interface, as it is documented: how it is asked, and what its answers mean.
protocol SMSGateway: Sendable {
    func request(for message: SMSMessage, token: String) -> HTTPRequest

    /// What an answer of `status` (200 to 599) with `body` means.
    func verdict(status: Int, body: [UInt8]) -> SMSVerdict
}
