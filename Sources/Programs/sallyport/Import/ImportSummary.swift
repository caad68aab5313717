import Identity
import Migration
import Wire

/// What became of an import.
struct ImportSummary: Encodable {
    /// Absent unless nothing was changed for that reason.
    let dryRun: Bool?
    private(set) var created = 0
    private(set) var unchanged = 0
    private(set) var problems: [ImportProblem] = []
    /// Users whose secrets are shorter than RFC 4226 demands.
    let shortSecrets: [String]
    let emergencyCodes: Int
    /// Keys of a container that its map gives to nobody.
    let unassignedKeys: Int

    init(_ files: [ImportedFile], _ options: ChangeOptions) {
        dryRun = options.parameter
        let factors = files.flatMap(\.content.factors)
        shortSecrets = factors.filter(\.secret.isShort).map(\.user.description)
        emergencyCodes = files.map(\.content.emergencyCodes).reduce(0, +)
        unassignedKeys = files.map(\.content.unassignedKeys).reduce(0, +)
        for file in files { addObstacles(of: file) }
    }

    /// Counts what became of one factor of `file`.
    mutating func add(_ result: ImportResult, of factor: ImportedFactor, in file: ImportedFile) {
        switch result.outcome {
        case .created: created += 1
        case .unchanged: unchanged += 1
        case .conflict: add(.conflict, result, factor, file)
        case .noSuchUser: add(.noSuchUser, result, factor, file)
        case .invalid: add(.invalid, result, factor, file)
        }
    }

    /// How the program ends; nil: everything was taken over.
    var status: ExitReason? {
        guard !problems.isEmpty else { return nil }
        return unknownUsers == problems.count ? .noSuchUser : .badData
    }

    var conflicts: Int { count(.conflict) }
    var unknownUsers: Int { count(.noSuchUser) }
    var invalid: Int { count(.invalid) }
    var unsupported: Int { count(.unsupported) }
    var refused: Int { count(.refused) }
    var malformed: Int { count(.malformed) }

    private func count(_ kind: ImportProblem.Kind) -> Int { problems.count { $0.kind == kind } }

    private mutating func add(
        _ kind: ImportProblem.Kind, _ result: ImportResult, _ factor: ImportedFactor, _ file: ImportedFile
    ) {
        problems.append(
            ImportProblem(
                file: file.path, lineNumber: factor.line, user: factor.user.description, kind: kind,
                sentence: Sentences.outcome(result)))
    }

    private mutating func addObstacles(of file: ImportedFile) {
        if let refusal = file.refusal {
            problems.append(
                ImportProblem(
                    file: file.path, lineNumber: 0, user: file.user?.description,
                    kind: refusal == .noSuchUser ? .noSuchUser : .refused,
                    sentence: Sentences.refusal(refusal)))
        }
        problems += file.content.faults.map { fault in
            ImportProblem(
                file: file.path, lineNumber: fault.line, user: nil, kind: .malformed,
                sentence: Sentences.sentence(for: fault.reason))
        }
        problems += file.content.unsupported.map { factor in
            ImportProblem(
                file: file.path, lineNumber: factor.line, user: factor.user.description, kind: .unsupported,
                sentence: Sentences.unsupported(factor.reason))
        }
    }
}
