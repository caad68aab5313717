/// Asks how the daemon is.
package struct GetStatusParameters: ControlParameters {
    package typealias Reply = GetStatusReply
    package static let method = ControlMethod.getStatus

    package init() {}

    package enum CodingKeys: String, CodingKey, CaseIterable {
        /// Never written or read: this method takes nothing.
        case none

        package static var allCases: [Self] { [] }
    }

    package init(from decoder: any Decoder) throws {}

    package func encode(to encoder: any Encoder) throws {
        _ = encoder.container(keyedBy: CodingKeys.self)
    }
}
