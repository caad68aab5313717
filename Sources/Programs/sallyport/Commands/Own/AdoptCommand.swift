import ArgumentParser
import Identity
import Migration
import Platform
import Wire

/// `sallyport import`: takes over one's own authenticator of google-authenticator.
struct AdoptCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take over your own authenticator from google-authenticator.",
        discussion: """
            Asks for your password and one code of the authenticator that you already use; afterwards it works \
            here as it did there. The scratch codes in the file are not taken over: you get recovery codes \
            instead.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "What you will call the factor, such as \"phone\".")
    var name: FactorName?
    @Argument(help: "The file (default: ~/.google_authenticator).", completion: .file())
    var file: String?

    var isDryRun: Bool { change.dryRun }

    func action() throws(Failure) -> SelfServiceRequest.Action {
        let user = try Self.caller()
        let path = if let file { file } else { try Self.usualFile(of: user) }
        let source = ImportSource(format: .googleAuthenticator, path: path, user: "\(user.name)")
        let file = try source.read()[0]
        if let refusal = file.refusal {
            throw Failure(.badData, Sentences.cannotAdopt(path, Sentences.refusal(refusal)))
        }
        let key = try key(in: file.content, path)
        let codes = file.content.emergencyCodes
        for line in Sentences.adopting(path, emergencyCodes: codes, dryRun: isDryRun) {
            StandardError.write("\(line)\n")
        }
        return .adopt(isDryRun ? key.withoutSecret : key)
    }

    private func key(in content: MigrationFile, _ path: String) throws(Failure) -> AdoptedKey {
        if let fault = content.faults.first {
            throw Failure(.badData, Sentences.cannotAdopt(path, Sentences.sentence(for: fault.reason)))
        }
        guard let factor = content.factors.first else {
            let reason = content.unsupported.first.map { Sentences.unsupported($0.reason) }
            throw Failure(
                .badData, Sentences.cannotAdopt(path, reason ?? Sentences.sentence(for: .empty)))
        }
        return AdoptedKey(factor, name: name?.text)
    }

    private static func caller() throws(Failure) -> User {
        switch NameService.user(ProcessFacts.effectiveUser) {
        case .found(let user): return user
        case .none: throw Failure(.noSuchUser, Sentences.noUser(ProcessFacts.effectiveUser))
        case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
        }
    }

    /// Whether the caller's home has the file that is taken if none is named.
    static var hasUsualFile: Bool {
        guard let user = try? caller(), let path = try? usualFile(of: user) else { return false }
        return (try? Descriptor(path: path, [.nameOnly]).status().kind) == .regular
    }

    private static func usualFile(of user: User) throws(Failure) -> String {
        guard let home = user.home else { throw Failure(.noSuchUser, Sentences.noHome(user.name)) }
        return "\(home)/.google_authenticator"
    }
}
