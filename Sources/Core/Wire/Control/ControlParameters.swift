/// What a caller sends along with one method, and what comes back.
///
/// The names in `CodingKeys` are the only ones that a call may carry: a misspelt `dryRun` must be an
/// error and never the change itself.
package protocol ControlParameters: Codable, Sendable {
    associatedtype CodingKeys: CodingKey, CaseIterable
    associatedtype Reply: Codable, Sendable

    static var method: ControlMethod { get }
}

extension ControlParameters {
    /// The names of the fields, as they are written on the wire.
    package static var fields: [String] { CodingKeys.allCases.map(\.stringValue) }
}
