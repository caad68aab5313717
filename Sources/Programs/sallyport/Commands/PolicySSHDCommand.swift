import ArgumentParser
import Identity
import Policy

/// `sallyport policy sshd`: the Match blocks of sshd that agree with the rules.
struct PolicySSHDCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sshd", abstract: "Print the Match blocks of sshd_config that agree with the rules.",
        discussion: """
            Who is never asked must come in with a key alone, or "ssh -o BatchMode=yes" fails: scp -B, git, rsync \
            and CI. Print them to a file that sshd reads before its other Match blocks:

            sallyport policy sshd >/etc/ssh/sshd_config.d/40-sallyport-rules.conf && sshd -t

            What a rule says and sshd cannot tell stands there as a comment; sshd then rather asks. Ends with 1 if \
            the settings have faults, with 78 if they cannot be read.
            """)

    @OptionGroup var output: OutputOptions

    @Option(help: "The AuthenticationMethods of whoever is asked, as sshd_config(5) has them.")
    var methods = SSHDBlocks.shippedMethods
    @Argument(help: "The settings file.", completion: .file(extensions: ["conf"]))
    var file = SettingsFile.usual

    func validate() throws {
        let isWritten = methods.isPrintableASCII && !methods.contains("#")
        guard !methods.isEmpty, isWritten else {
            throw ValidationError("--methods is not what sshd_config has for AuthenticationMethods")
        }
    }

    func run() throws {
        let blocks = SSHDBlocks(of: try SettingsFile(path: file).policy())
        try output.print(SSHDAnswer(file: file, methods: methods, blocks)) {
            blocks.text(of: file, methods: methods)
        }
    }
}
