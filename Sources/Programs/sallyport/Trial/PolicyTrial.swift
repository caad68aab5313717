import Glibc
import Platform
import Wire

/// Settings on their way into the settings file: tried out first, and written once an administrator got in under them.
struct PolicyTrial {
    /// Beyond the trial itself, for the name service and the disk.
    private static let patienceMilliseconds: Int64 = 60_000

    private let file: String
    private let bytes: [UInt8]
    private let text: String
    private let seconds: Int64
    private let target: ReplacedFile

    /// Reads what is to be tried out.
    ///
    /// - Throws: ``Failure``, also where the settings could not be written in the end: nobody but root writes them.
    init(file: String, seconds: Int64, config: String) throws(Failure) {
        self.file = file
        self.seconds = seconds
        target = try ReplacedFile(path: config)
        bytes = try SettingsFile(path: file).bytes()
        guard bytes.count <= ApplyPolicyParameters.longestSettings else {
            throw Failure(
                .badData, Sentences.settingsTooLong(file, ApplyPolicyParameters.longestSettings))
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Tries them out, and writes them if they are confirmed.
    ///
    /// - Returns: the confirmation.
    /// - Throws: ``Failure`` for every other ending.
    func run(_ connection: ConnectionOptions) throws(Failure) -> ApplyPolicyReply {
        guard geteuid() == 0 else { throw Failure(.notPermitted, Sentences.onlyRootWrites(target.path)) }
        try checkTarget(connection)
        let reply = try tried(connection)
        switch reply.outcome {
        case .confirmed: break
        case .reverted: throw Failure(.notPermitted, Sentences.trialReverted)
        case .replaced: throw Failure(.tryAgain, Sentences.trialReplaced(by: reply.by))
        }
        do {
            try target.replace(with: bytes)
        } catch {
            throw Failure(.tryAgain, Sentences.confirmedUnwritten(Sentences.system(error)))
        }
        try reload(connection)
        return reply
    }

    private func tried(_ connection: ConnectionOptions) throws(Failure) -> ApplyPolicyReply {
        let interruption = try SelfService.interruption()
        var daemon = try Daemon(
            connection, patienceMilliseconds: seconds * 1_000 + Self.patienceMilliseconds)
        let watch = TrialWatch(seconds: seconds, interruption: interruption.number)
        watch.begin()
        defer { watch.stop() }
        do {
            return try daemon.ask(
                ApplyPolicyParameters(file: file, settings: text, confirmWithin: Int(seconds)))
        } catch  where error.refusal == nil {
            throw Failure(error.status, Sentences.trialUnknown(error.sentence))
        } catch {
            throw error
        }
    }

    /// What is written in the end must be what the daemon reads.
    private func checkTarget(_ connection: ConnectionOptions) throws(Failure) {
        var daemon = try Daemon(connection)
        let served = try daemon.ask(GetStatusParameters()).settings.file
        if let objection = Self.objection(to: target, served: served) {
            throw Failure(.configuration, objection)
        }
    }

    /// Why the daemon would not read what is written to `target`; nil where it would, or nobody can tell.
    ///
    /// A relative path is one from where the daemon was started: who names a file knows which, and the usual one is hardly it.
    static func objection(
        to target: ReplacedFile, served: String, usual: String = SettingsFile.usual
    ) -> String? {
        guard !served.hasPrefix("/") else {
            return target.isSame(as: served) ? nil : Sentences.otherSettings(target.path, served)
        }
        return target.path == usual ? Sentences.settingsFromElsewhere(served) : nil
    }

    private func reload(_ connection: ConnectionOptions) throws(Failure) {
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(ReloadSettingsParameters())
        for warning in reply.warnings { StandardError.write("\(Sentences.warning(warning))\n") }
        if let problem = reply.problem {
            throw Failure(.configuration, Sentences.reloadRefused(problem))
        }
    }
}
