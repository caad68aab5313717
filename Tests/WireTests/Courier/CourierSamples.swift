import Identity
import Wire

/// Letters and answers as short and as long as they come.
enum CourierSamples {
    static func deliveries() throws -> [Delivery] {
        let longest = try Letter(
            subject: String(repeating: "ü", count: Letter.longestSubject / 2),
            blocks: [.paragraph(String(repeating: "p", count: Letter.longestParagraph))] + facts(22) + [
                .code(String(repeating: "9", count: Letter.longestCode))
            ])
        let code = try Letter(
            subject: "A code for web1",
            blocks: [
                .paragraph("Zwei\nZeilen für Bücher."), .code("1234 5678"),
                .fact(label: "From", value: "203.0.113.9"),
            ])
        let email = try Destination("alice+mail@example.org", by: .email)
        let phone = try Destination("+4915112345678", by: .sms)
        return [
            try Delivery(to: email, code, lifeSeconds: 600),
            try Delivery(to: phone, code, lifeSeconds: 1, showsSteps: true),
            try Delivery(to: email, longest, lifeSeconds: Delivery.longestLife, showsSteps: true),
        ]
    }

    static let answers =
        [
            DeliveryAnswer(.sent), DeliveryAnswer(.sent, detail: "250 2.0.0 Ok: queued as 4F2"),
            DeliveryAnswer(
                .failed, .timedOut, detail: String(repeating: "d", count: DeliveryAnswer.longestDetail),
                steps: String(repeating: "one\n", count: DeliveryAnswer.longestSteps / 4)),
        ] + DeliveryFault.allCases.map { DeliveryAnswer(.refused, $0, detail: "no", steps: "a\nb") }
        + [.deferred, .failed].map { DeliveryAnswer($0, .busy, detail: "450 later") }

    /// With each of the bits the other way round, one after the other.
    static func flipped(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.indices.flatMap { position in
            (0..<8).map { bit in
                var flipped = bytes
                flipped[position] ^= 1 << bit
                return flipped
            }
        }
    }

    private static func facts(_ count: Int) -> [Letter.Block] {
        (1...count).map { .fact(label: "Label \($0)", value: String(repeating: "v", count: 100)) }
    }
}
