import CLibcurl
import Testing
import Wire

@testable import Courier

@Suite struct `What the end of a transfer comes to` {
    @Test(arguments: [
        (UInt32(6), DeliveryFault.unreachable), (7, .unreachable), (28, .timedOut), (35, .certificate),
        (60, .certificate),
        (64, .certificate), (67, .credentials), (77, .notConfigured), (3, .notConfigured),
        (1, .notConfigured),
        (52, .unreachable), (55, .unreachable), (56, .unreachable), (8, .unreachable), (9, .refused),
        (43, .courier),
        (27, .courier),
    ])
    func `by libcurl's code`(code: UInt32, fault: DeliveryFault) {
        #expect(DeliveryFault(end(code)) == fault)
    }

    @Test func `a connection that broke in a handshake proves nothing of a certificate`() {
        #expect(DeliveryFault(end(35, "OpenSSL SSL_connect: SSL_ERROR_SYSCALL")) == .unreachable)
        #expect(DeliveryFault(end(35, "error:0A00010B:SSL routines::wrong version number")) == .certificate)
    }

    @Test func `whoever never answered was not reached`() {
        #expect(DeliveryFault(end(28, isConnected: false)) == .unreachable)
    }

    private func end(_ code: UInt32, _ words: String = "", isConnected: Bool = true) -> TransferEnd {
        TransferEnd(code: CURLcode(rawValue: code), status: 0, isConnected: isConnected, words: words)
    }

    @Test(arguments: [
        ("", "421 4.7.0 too many connections", DeliveryFault.busy), ("", "554 no service", .refused),
        ("", "220 hello", nil), ("", "", nil), ("", "HTTP/1.1 400", nil), ("", "600 x", nil),
        ("EHLO", "550 go away", .refused), ("STARTTLS", "454 no TLS", .certificate),
        ("AUTH", "535 5.7.8 wrong", .credentials), ("AUTH", "454 4.7.0 later", .busy),
        ("AUTH", "504 unknown", .credentials),
        ("AUTH", "500 what", .credentials), ("AUTH", "334", nil),
        ("MAIL", "530 5.7.0 log in first", .credentials),
        ("MAIL", "550 5.1.8 bad sender", .refused), ("MAIL", "452 4.3.1 full", .busy),
        ("RCPT", "550 5.1.1 no such user", .badDestination),
        ("RCPT", "550-5.1.1 no such user", .badDestination),
        ("RCPT", "553 what", .badDestination), ("RCPT", "554 5.7.1 relay access denied", .refused),
        ("RCPT", "450 4.2.0 greylisted", .busy), ("RCPT", "251 will forward", nil),
        ("DATA", "354 go on", nil),
        ("DATA", "250 2.0.0 queued", nil), ("DATA", "554 5.7.1 spam", .refused),
        ("DATA", "550 5.1.1 who", .badDestination),
        ("DATA", "550 5.1.8 sender", .refused), ("DATA", "451 4.3.0 later", .busy),
    ])
    func `by a mail server's words`(command: String, reply: String, fault: DeliveryFault?) {
        #expect(SMTPVerdict.fault(of: command, reply) == fault)
    }

    @Test(arguments: DeliveryFault.allCases)
    func `what may pass was never refused`(fault: DeliveryFault) {
        #expect(!fault.mayPass || fault.fate == .failed)
        #expect([.failed, .refused].contains(fault.fate))
    }
}
