/// Asks for every account that has a record, in parts.
package struct ListUsersParameters: ControlParameters {
    package typealias Reply = ListUsersReply
    package static let method = ControlMethod.listUsers

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
