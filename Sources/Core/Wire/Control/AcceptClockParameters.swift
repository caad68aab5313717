/// Says that the clock is right, though records are ahead of it.
package struct AcceptClockParameters: ControlParameters {
    package typealias Reply = AcceptClockReply
    package static let method = ControlMethod.acceptClock

    package var dryRun: Bool?

    package init(dryRun: Bool? = nil) {
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case dryRun }
}
