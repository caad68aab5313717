/// What a mail server said when it took a letter.
package struct SMTPReceipt: Hashable, Sendable {
    /// Such as `250 2.0.0 Ok: queued as 4C1`.
    package let reply: String
    /// One line for each step, without credentials and without the letter.
    package let transcript: String
}
