package import Identity

/// Sends a letter that says nothing to an address, once, to see how that goes.
package struct TestCourierParameters: ControlParameters {
    package typealias Reply = TestCourierReply
    package static let method = ControlMethod.testCourier

    package var to: Destination

    package init(to: Destination) {
        self.to = to
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case to }
}
