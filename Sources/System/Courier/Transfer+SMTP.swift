import CLibcurl
import Settings
import Wire

extension Transfer {
    /// Hands one letter to a mail server.
    package func smtp(_ submission: SMTPSubmission) throws(TransferFailure) -> SMTPReceipt {
        let exchange = Exchange(
            outgoing: submission.message, transcript: Transcript(.smtp, submission.redaction))
        var handle = handle(for: exchange, caFile: submission.server.caFile)
        address(submission, &handle)
        logIn(submission, &handle)
        let end = handle.perform()
        let transcript = exchange.transcript
        guard end.code == CURLE_OK else { throw failure(end, transcript) }
        return SMTPReceipt(reply: transcript.lastReply, transcript: transcript.text)
    }

    private func address(_ submission: SMTPSubmission, _ handle: inout EasyHandle) {
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        handle.set(CURLOPT_URL, submission.url)
        handle.set(CURLOPT_MAIL_FROM, "<\(submission.from)>")
        handle.set(CURLOPT_MAIL_RCPT, list: ["<\(submission.to)>"])
        handle.setUpload(count: submission.message.count)
    }

    private func logIn(_ submission: SMTPSubmission, _ handle: inout EasyHandle) {
        let isEncrypted = submission.server.security != .none
        handle.set(CURLOPT_USE_SSL, Int((isEncrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
        guard isEncrypted, let user = submission.server.username, let password = submission.password else {
            return
        }
        // Under encryption every provider takes one of these; others would make libcurl try tickets of Kerberos.
        handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        handle.set(CURLOPT_SASL_IR, 1)
        handle.set(CURLOPT_USERNAME, user)
        handle.set(CURLOPT_PASSWORD, secret: password)
    }

    private func failure(_ end: TransferEnd, _ transcript: Transcript) -> TransferFailure {
        let refusal = SMTPVerdict.fault(of: transcript.lastCommand, transcript.lastReply)
        return TransferFailure(
            refusal ?? DeliveryFault(end),
            detail: refusal == nil ? transcript.cleaned(end.words) : transcript.lastReply,
            isCertainlyUnsent: refusal != nil || !transcript.hasSent, transcript: transcript.text)
    }
}
