/// Lines for a person who started the program by hand, and for systemd, which takes them into the journal.
package enum StandardError {
    /// Controls in `line` are escaped; a line that cannot be written is dropped.
    package static func write(line: String) {
        _ = OutputDescriptor.write(line: line.escapingControls, to: 2)
    }
}
