/// Has the settings read anew, as SIGHUP does, and tells how that went.
package struct ReloadSettingsParameters: ControlParameters {
    package typealias Reply = ReloadSettingsReply
    package static let method = ControlMethod.reloadSettings

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
