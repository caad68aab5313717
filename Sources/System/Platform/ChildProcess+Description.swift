extension ChildProcess.RunError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notStarted(let error): "\(error)"
        case .lost(let error): "the program was run, and how it ended is not known: \(error)"
        }
    }
}
