import ArgumentParser
import Platform

/// How the answer is printed.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print the answer as JSON, in one line.")
    var json = false

    /// Prints `value` as JSON, or the lines that say the same to people.
    ///
    /// `done` says what was changed, for the complaint that the answer did not arrive.
    func print(
        _ value: some Encodable, done: String? = nil, lines: () -> [String]
    ) throws(Failure) {
        do {
            try StandardOutput.write(json ? [JSONText.of(value)] : lines())
        } catch {
            throw Failure(unwritten: error, done: done)
        }
    }

    /// Prints the answer to a change about which `sentence` says everything.
    func print(_ value: some Encodable, sentence: String) throws(Failure) {
        try print(value, done: sentence) { [sentence] }
    }
}
