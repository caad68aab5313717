import Account
import Identity
import OneTimePassword

/// Entries of the table in the runtime directory, with every field at its longest.
enum RuntimeFixture {
    static func knowledge() throws -> SpentKnowledge {
        SpentKnowledge(
            uid: UserID(rawValue: .max), factor: FactorID(rawValue: .max), epoch: Epoch.ID(rawValue: .max),
            steps: try SpentSteps(ranges: [1...2, 4...5, 7...8, .max - 1 ... .max]), voidThrough: 8,
            lastUsed: .min)
    }

    static func proof(_ phase: Proof.Phase = .auth) throws -> Proof {
        try proof(phase, proven: .max)
    }

    static func oldProof() throws -> Proof { try proof(.auth, proven: nil) }

    private static func proof(_ phase: Proof.Phase, proven: Int64?) throws -> Proof {
        guard let conversation = ConversationID(bytes: Array(0..<16)),
            let token = Token(bytes: Array(16..<32))
        else {
            throw IdentityError.empty
        }
        return Proof(
            phase: phase, conversation: conversation, token: token, uid: UserID(rawValue: .max),
            service: try ServiceName(String(repeating: "s", count: 64)),
            process: ProcessIdentity(pid: .max, startTime: .max),
            parent: ProcessIdentity(pid: .min, startTime: 0),
            expires: .max, proven: proven)
    }

    /// One for each way of knowing a session.
    static func sessions() -> [SessionProof] {
        let process = ProcessIdentity(pid: .max, startTime: .max)
        let scope = String(repeating: "/", count: SessionProof.longestScope)
        return [SessionName.audit(.max), .scope(scope), .leader(process)].flatMap { name in
            [process, nil].compactMap {
                SessionProof(session: name, uid: UserID(rawValue: .max), proven: .max, opener: $0)
            }
        }
    }

    static func entries() throws -> [RuntimeEntry] {
        [
            RuntimeEntry(sequence: 1, spent: nil, proof: nil),
            RuntimeEntry(sequence: .max, spent: try knowledge(), proof: nil),
            RuntimeEntry(sequence: 2, spent: nil, proof: try proof(.account)),
            RuntimeEntry(sequence: 3, spent: try knowledge(), proof: try proof()),
        ] + sessions().map { RuntimeEntry(sequence: .max, session: $0) }
    }
}
