import Wire

/// One authenticator that was not taken over, and why.
struct ImportProblem: Encodable {
    enum Kind: String, Encodable {
        /// The line cannot be understood.
        case malformed
        /// A kind of authenticator that is not built.
        case unsupported
        /// A whole file that may not be the user's.
        case refused
        case conflict, noSuchUser, invalid
    }

    let file: String
    let lineNumber: Int
    /// Nil where the line does not even say whose it is.
    let user: String?
    let kind: Kind
    let sentence: String

    /// `FILE:LINE: USER: sentence`.
    var line: String {
        "\(Sentences.place(file, lineNumber)): \(user.map { "\($0): " } ?? "")\(sentence)"
    }

    private enum CodingKeys: String, CodingKey {
        case file
        case lineNumber = "line"
        case user, kind, sentence
    }
}
