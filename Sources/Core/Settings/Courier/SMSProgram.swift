/// A program that sends one short message: its text on standard input, its number among the arguments.
package struct SMSProgram: Hashable, Sendable {
    /// An absolute path.
    package let path: String
    /// Without the program's own name; at least one has the number.
    package let arguments: [MessageTemplate]

    package init(path: String, arguments: [MessageTemplate]) {
        self.path = path
        self.arguments = arguments
    }
}
