import ArgumentParser

/// How the answer is printed.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print the answer as JSON, in one line.")
    var json = false

    /// Prints `value` as JSON, or the lines that say the same to people.
    func print(_ value: some Encodable, lines: () -> [String]) {
        if json {
            Swift.print(JSONText.of(value))
        } else {
            for line in lines() { Swift.print(line) }
        }
    }
}
