import Messages
import Testing

/// What stands on the terminal of a session before it ends.
@Suite struct `The notice of a session that ends` {
    @Test(
        arguments: [
            (.administrator, "an administrator ends this session"), (.owner, "you end this session"),
            (.upkeep, "this session ends, since its account is closed"),
        ] as [(SessionNotice.Ender, String)])
    func `says who ends it, and why where they told`(ender: SessionNotice.Ender, words: String) {
        #expect(SessionNotice.ended(by: ender, reason: nil).text == "Sallyport: \(words).")
        #expect(SessionNotice.ended(by: ender, reason: "at noon").text == "Sallyport: \(words): at noon")
    }

    @Test func `says what keeps it`() {
        #expect(SessionNotice.idle(seconds: 60).text.contains("press Enter"))
        #expect(SessionNotice.old(seconds: 60).text.contains("sallyport verify"))
    }

    /// It stands there before the factor is too old.
    @Test func `says that the factor will be too old, and not that it is`() {
        let text = SessionNotice.old(seconds: 45).text
        #expect(text.contains("ends in 45 s, as its second factor is too old by then"))
    }
}
