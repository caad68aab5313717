package import Identity

/// The parameters of all errors in one: each error fills in its own.
package struct ControlErrorParameters: Codable, Hashable, Sendable {
    package var user: AccountName?
    package var reason: String?
    package var device: Int?
    package var session: Int?
    package var faults: [String]?
    package var parameter: String?
    package var method: String?
    package var interface: String?

    package init() {}
}
