/// A line of a file of contacts that cannot be carried out.
struct ContactProblem {
    let file: String
    /// Counted from 1; 0 is the file as a whole.
    let line: Int
    let sentence: String
    /// The only thing wrong is that nobody knows the user.
    let isUnknownUser: Bool

    /// `FILE:LINE: sentence`.
    var text: String { "\(Sentences.place(file, line)): \(sentence)" }
}
