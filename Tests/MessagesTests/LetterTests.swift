import Identity
import Messages
import Testing
import Wire

/// What is mailed, or sent by SMS: the same words as ever, in bounds, and nothing to click on.
@Suite struct `A letter` {
    private static let code = "1234 5678"
    private static let occasion = LetterSamples.occasion()

    @Test func `with a code by mail says where, for whom, from where and when`() throws {
        let letter = try Letter.code(Self.code, by: .email, Self.occasion, minutes: 10)
        #expect(letter.subject == "A code for web1.example.org")
        #expect(
            letter.blocks == [
                .paragraph(
                    "You, or somebody with your password, asked for this code. Type it where it is asked for:"
                ),
                .code(Self.code), .fact(label: "Host", value: "web1.example.org"),
                .fact(label: "Service", value: "sshd"), .fact(label: "User", value: "alice"),
                .fact(label: "From", value: "203.0.113.9"),
                .fact(label: "Time", value: "2027-01-15 08:00 UTC"),
                .fact(label: "Good for", value: "10 minutes"),
                .paragraph(
                    "Give it to nobody, whoever asks. If it was not you, somebody knows your password: change "
                        + "it, and tell the help desk."),
            ])
    }

    @Test func `with a code by SMS is short`() throws {
        let letter = try Letter.code(Self.code, by: .sms, Self.occasion, minutes: 1)
        #expect(
            letter.text == """
                web1.example.org (sshd):
                1234 5678
                Good for 1 min. Give it to nobody. Not you? Change your password.
                """)
    }

    /// Whoever runs su has proven the password of another account, if any: nobody is to change theirs for it.
    @Test func `with a code for su blames no password`() throws {
        let occasion = LetterSamples.occasion(service: "su", isAfterOwnFactor: false)
        let mail = try Letter.code(Self.code, by: .email, occasion, minutes: 10).text
        #expect(
            mail.hasPrefix(
                "You, or somebody at a terminal of yours, asked for this code. Type it where it is asked for:\n"
            ))
        #expect(
            mail.hasSuffix(
                "Give it to nobody, whoever asks. If it was not you, something runs in your name that you did "
                    + "not start: tell the help desk."))
        let short = try Letter.code(Self.code, by: .sms, occasion, minutes: 10).text
        #expect(short.hasSuffix("Good for 10 min. Give it to nobody. Not you? Tell an administrator."))
        #expect(!mail.contains("password") && !short.contains("password"))
    }

    @Test func `without an address or a service leaves them out`() throws {
        let local = LetterSamples.occasion(address: nil)
        #expect(
            try Letter.code(Self.code, by: .email, local, minutes: 10).text.contains(
                "From: this host, or unknown"))
        let none = LetterSamples.occasion(service: nil, address: nil, contact: nil)
        let text = try Letter.notice(.passIssued, by: .email, none).text
        #expect(!text.contains("From") && !text.contains("Service"))
        #expect(text.hasSuffix("If you do not know about this, tell an administrator at once."))
        #expect(try Letter.code(Self.code, by: .sms, none, minutes: 10).text.hasPrefix("web1.example.org:\n"))
    }

    @Test(arguments: zip(LetterSamples.notices, LetterSamples.sentences))
    func `tells of a change in one sentence`(notice: Notice, sentence: String) throws {
        let mail = try Letter.notice(notice, by: .email, Self.occasion)
        #expect(mail.blocks.first == .paragraph(sentence))
        let short = try Letter.notice(notice, by: .sms, Self.occasion)
        let advice = notice == .dormantSoon(.last) ? "" : " Not you? Tell an administrator."
        #expect(short.text == "web1.example.org: \(sentence)\(advice)")
    }

    @Test func `that asks for a login blames nobody`() throws {
        let mail = try Letter.notice(.dormantSoon(.last), by: .email, Self.occasion)
        #expect(mail.blocks.last == .paragraph("Questions: the help desk."))
    }

    @Test func `of an administrator has their words, and a subject of ours`() throws {
        let letter = try Letter.message("From Monday on:\na second factor.", Self.occasion)
        #expect(letter.subject == "From the administrators of web1.example.org")
        #expect(letter.blocks.first == .paragraph("From Monday on:\na second factor."))
        #expect(letter.text.hasSuffix("Questions: the help desk."))
        for text in ["", "a\u{1B}[2Jb", String(repeating: "x", count: 4_097)] {
            #expect(throws: WireError.self) { try Letter.message(text, Self.occasion) }
        }
    }

    @Test func `that tries whether anything arrives asks for nothing`() throws {
        let letter = try Letter.trial(host: "web1", time: PointInTime(seconds: 0))
        #expect(letter.subject == "A test from web1")
        #expect(
            letter.text.hasPrefix(
                "An administrator of web1 tests whether this arrives. Nothing is to be done."))
    }

    /// One segment of GSM 7-bit characters, whatever the host and the service are called.
    @Test func `fits one short message, whatever the names`() throws {
        for occasion in [Self.occasion, LetterSamples.longest, LetterSamples.longestOfSu] {
            var letters = try LetterSamples.notices.map { try Letter.notice($0, by: .sms, occasion) }
            letters.append(try Letter.code(Self.code, by: .sms, occasion, minutes: 10))
            letters.append(try Letter.trial(host: occasion.host, time: occasion.time))
            for letter in letters {
                #expect(letter.text.utf8.count <= 160, "\(letter.text)")
                #expect(letter.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A })
            }
        }
    }

    /// Whoever clicks on nothing falls for nothing.
    @Test func `never has anything to click on, and the code in no subject`() throws {
        for letter in try LetterSamples.all(Self.occasion, code: Self.code) {
            #expect(!letter.text.contains("://") && !letter.text.contains("www."))
            #expect(!letter.subject.contains("1234") && !letter.subject.contains("5678"))
        }
    }

    /// The user, the service, the address and the contact are told in the text alone.
    @Test func `has nothing in its subject that a user chose`() throws {
        let plain = try LetterSamples.all(Self.occasion, code: Self.code).map(\.subject)
        let other = LetterSamples.occasion(
            user: "mallory", service: "login", address: "2001:db8::7", contact: "nobody")
        #expect(try LetterSamples.all(other, code: "8765 4321").map(\.subject) == plain)
    }

    @Test func `can be sent with the longest of everything`() throws {
        for longest in [LetterSamples.longest, LetterSamples.longestOfSu] {
            for letter in try LetterSamples.all(longest, code: Self.code) {
                let delivery = try Delivery(to: Destination("a@b.org", by: .email), letter, lifeSeconds: 600)
                #expect(try Delivery.read(delivery.frame()) == delivery)
            }
        }
    }

    /// Somebody may be called so; nobody is left without a code for it.
    @Test(arguments: ["a\u{200D}b", "\u{E000}", "\u{378}", "älice@corp"])
    func `can be written for every user`(name: String) throws {
        let occasion = LetterSamples.occasion(user: name)
        for letter in try LetterSamples.all(occasion, code: Self.code) { #expect(!letter.blocks.isEmpty) }
    }

    @Test(arguments: [
        ("web1", "web1"), ("w\u{1B}b\n1 é", "wb1"),
        (String(repeating: "h", count: 300), String(repeating: "h", count: 64)),
    ])
    func `names a host in printable ASCII, cut where it is endless`(host: String, shown: String) {
        #expect(LetterSamples.occasion(host: host).host == shown)
    }
}
