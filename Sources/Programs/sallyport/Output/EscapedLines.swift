import Systemd

extension String {
    /// The same lines, in which nothing can steer a terminal: all but printable text and line ends is escaped.
    var escapingControlsInLines: String {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)).escapingControls }.joined(separator: "\n")
    }
}
