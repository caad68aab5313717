/// A program that sends one short message: its text on standard input, its number among the arguments.
package struct SMSProgram: Hashable, Sendable {
    /// Of its path and its arguments: no more can be handed over.
    package static let mostWords = 64

    /// An absolute path.
    package let path: String
    /// Without the program's own name; at least one has the number.
    package let arguments: [MessageTemplate]

    package init(path: String, arguments: [MessageTemplate]) {
        self.path = path
        self.arguments = arguments
    }
}
