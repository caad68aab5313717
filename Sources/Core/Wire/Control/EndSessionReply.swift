/// What became of the sessions that were to be ended.
package struct EndSessionReply: Codable, Hashable, Sendable {
    package var ended: [SessionReport]
    /// Those that could not be ended.
    package var left: [SessionReport]

    package init(ended: [SessionReport], left: [SessionReport]) {
        self.ended = ended
        self.left = left
    }
}
