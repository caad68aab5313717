/// What a gateway answered, whatever its status.
package struct HTTPReply: Sendable {
    /// 200 to 599.
    package let status: Int
    /// The first ``Exchange/longestAnswer`` bytes.
    package let body: [UInt8]
    /// One line for each step, without credentials, letter or body.
    package let transcript: String
}
