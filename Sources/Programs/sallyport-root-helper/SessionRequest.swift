import SessionControl
import Wire

/// A request about live sessions, done and answered.
enum SessionRequest {
    /// The answer's frame; nil while more bytes must come.
    static func answer(_ request: [UInt8]) throws(WireError) -> [UInt8]? {
        let control = SessionControl()
        switch try RootHelperVerb.read(request) {
        case .tellInputs:
            guard let question = try InputsQuestion.read(request) else { return nil }
            return InputsAnswer(control.inputs(of: question.leaders))?.bytes
        case .writeLine: return try LineQuestion.read(request).map { control.write($0).bytes }
        case .endSession: return try EndQuestion.read(request).map { control.end($0).bytes }
        case .checkPassword, .tellPlace, nil: return nil
        }
    }
}
