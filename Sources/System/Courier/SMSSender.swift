package import Identity
package import Settings
package import Wire

/// Sends short messages by the provider that the settings name; it may wait, so it is for a thread that may.
package struct SMSSender: Sendable {
    package typealias Ask = @Sendable (HTTPRequest) throws(TransferFailure) -> HTTPReply

    private let settings: SMSSettings
    private let token: String
    private let timeoutMilliseconds: Int
    private let ask: Ask

    /// Reads the token where the provider has one.
    ///
    /// `credentials` is the folder of systemd's credentials, an absolute path; nil without. The time is for a program;
    /// `ask` bounds itself.
    ///
    /// - Throws: ``CredentialError``, naming the file.
    package init(
        _ settings: SMSSettings, credentials: String?, timeoutMilliseconds: Int, ask: @escaping Ask
    ) throws(CredentialError) {
        self.settings = settings
        self.timeoutMilliseconds = timeoutMilliseconds
        self.ask = ask
        token =
            try settings.tokenFile.map { place throws(CredentialError) in
                try CredentialFile.read(place, credentials: credentials)
            } ?? ""
    }

    /// Tries once; the answer has steps only if it `showsSteps`.
    package func send(_ letter: Letter, to number: PhoneNumber, showsSteps: Bool = false) -> SendResult {
        let result = attempt(letter, to: number)
        return showsSteps ? result : result.withoutSteps
    }

    private func attempt(_ letter: Letter, to number: PhoneNumber) -> SendResult {
        guard settings.allows(number) else {
            return SendResult(DeliveryAnswer(.refused, .badDestination, detail: SMSDetailText.country))
        }
        do throws(SMSText.Unfit) {
            return send(SMSMessage(to: number, try SMSText(letter)))
        } catch {
            return SendResult(DeliveryAnswer(.refused, .courier, detail: SMSDetailText.unfit(error)))
        }
    }

    private func send(_ message: SMSMessage) -> SendResult {
        let redaction = message.redaction(token)
        return switch settings.via {
        case .twilio(let account): send(message, by: SMSTwilio(account: account), redaction)
        case .vonage(let account): send(message, by: SMSVonage(account: account), redaction)
        case .http(let gateway): send(message, by: SMSTemplateGateway(gateway: gateway), redaction)
        case .program(let program):
            SMSProgramRun(program: program, timeoutMilliseconds: timeoutMilliseconds).send(message, redaction)
        case .gammu(let outbox): SMSOutbox(path: outbox).send(message, redaction)
        }
    }

    private func send(_ message: SMSMessage, by gateway: some SMSGateway, _ redaction: Redaction)
        -> SendResult
    {
        do throws(TransferFailure) {
            let reply = try ask(gateway.request(for: message, token: token))
            return gateway.verdict(status: reply.status, body: reply.body)
                .result(steps: reply.transcript, redaction)
        } catch {
            return Self.result(of: error, redaction)
        }
    }

    /// What may have gone out is never sent again.
    private static func result(of failure: TransferFailure, _ redaction: Redaction) -> SendResult {
        let detail =
            failure.detail.isEmpty && !failure.isCertainlyUnsent ? SMSDetailText.maybeSent : failure.detail
        return SendResult(
            DeliveryAnswer(.failed, failure.fault, detail: detail, steps: failure.transcript).redacted(
                redaction),
            mayBeTriedAgain: failure.isCertainlyUnsent && failure.fault.mayPass)
    }
}

extension SMSSettings {
    fileprivate var tokenFile: String? {
        switch via {
        case .twilio(let account), .vonage(let account): account.tokenFile
        case .http(let gateway): gateway.tokenFile
        case .program, .gammu: nil
        }
    }
}
