import Testing

@testable import sallyport_courier

@Suite struct `What the courier says of itself` {
    private let provider = Providers.Provider(sender: FakeSender(.sent), mostADay: 1)

    @Test func `names what is set, and no more`() {
        #expect(CourierText.serving(Providers()) == "Refusing every letter: neither [mail] nor [sms] is set")
        #expect(CourierText.serving(Providers(mail: provider)) == "Sending mail")
        #expect(CourierText.serving(Providers(sms: provider)) == "Sending short messages")
        let both = Providers(mail: provider, sms: provider)
        #expect(CourierText.serving(both) == "Sending mail and short messages")
    }

    @Test func `counts at its end what may not have been sent`() {
        #expect(CourierText.stopped(unsent: 0) == "stopped")
        #expect(CourierText.stopped(unsent: 1) == "stopped, with 1 letter not known to be sent")
        #expect(CourierText.stopped(unsent: 3) == "stopped, with 3 letters not known to be sent")
    }
}
