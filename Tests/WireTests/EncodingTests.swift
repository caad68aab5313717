import Identity
import Testing
import Wire

@Suite struct `Frames to be sent` {
    /// A sentence that an administrator made too long is cut between characters, and ends nothing.
    @Test(arguments: ["x", "é", "👩‍👩‍👧"])
    func `hold what fits of a text`(character: String) throws {
        let frame = ServerFrame.ask(echo: true, String(repeating: character, count: 20_000))
        let taken = try #require(try FrameReader.serverFrame(in: frame.bytes))
        guard case .ask(true, let text) = taken.frame else { Issue.record("not an ask"); return }
        #expect(text.utf8.count > FrameKind.longestText - 32)
        #expect(text.allSatisfy { String($0) == character })
    }

    @Test func `hold no NUL`() {
        #expect(ServerFrame.show(.error, "a\0b").bytes == ServerFrame.show(.error, "ab").bytes)
    }

    /// Every field at its longest fits: the bound of the whole is no narrower than the bounds of its parts.
    @Test(arguments: [Phase.auth, .account])
    func `may fill every field`(phase: Phase) throws {
        var begin = phase == .auth ? try GoldenValues.sshd() : try GoldenValues.su()
        let longest = [UInt8](repeating: 0x61, count: 256)
        let name = try AccountName(bytes: longest)
        let gids = [GroupID](repeating: GroupID(rawValue: .max), count: 4096)
        begin.service = try ServiceName(String(repeating: "s", count: ServiceName.longest))
        begin.user = longest
        begin.realUID = UserID(rawValue: 1000)
        begin.userEntry = .found(name: name, uid: UserID(rawValue: 1), gids: gids)
        begin.invoker = .found(name: name, uid: UserID(rawValue: 1000), gids: gids)
        begin.remoteUser = longest
        begin.remoteHost = longest
        begin.tty = longest
        let ancestor = ProcessIdentity(pid: .max, startTime: .max)
        begin.ancestors = [ProcessIdentity](repeating: ancestor, count: 8)
        begin.auditSession = 1
        begin.controlGroup = longest + longest
        begin.commandLine = longest + longest
        if phase == .auth {
            begin.sshAuthInfo = [UInt8](repeating: 0x61, count: 4096)
            begin.sshConnection = longest
        }
        let bytes = ClientFrame.begin(begin).bytes
        let taken = try #require(try FrameReader.clientFrame(in: bytes))
        #expect(taken.frame == .begin(begin))
        #expect(taken.length == bytes.count)
    }

    /// A request with every field at its longest fits, too.
    @Test(arguments: [FactorMethod.totp, .hotp])
    func `may fill every field of a request`(method: FactorMethod) throws {
        let key = AdoptedKey(
            method: method, secret: [UInt8](repeating: 0xFF, count: 64), digits: 255,
            period: method == .totp ? 65_535 : nil, algorithm: .sha512,
            counter: method == .hotp ? .max : nil, name: String(repeating: "n", count: 64))
        let tty = [UInt8](repeating: 0x61, count: 256)
        let frame = try GoldenValues.request(.adopt(key), isDryRun: true, tty: tty)
        let taken = try #require(try FrameReader.clientFrame(in: frame.bytes))
        #expect(taken.frame == frame && taken.length == frame.bytes.count)
    }

    @Test func `say nothing of a secret where they are described`() {
        let key = AdoptedKey(method: .totp, secret: Array("abcdefghij".utf8), period: 30)
        #expect("\(key)" == "AdoptedKey(totp)")
    }

    /// The module sends on the token that it was given, and zeros were none.
    @Test func `with a token of zeros have none`() throws {
        var begin = try GoldenValues.su()
        begin.token = Token(bytes: [UInt8](repeating: 0, count: 16))
        guard case .begin(let read)? = try FrameReader.clientFrame(in: ClientFrame.begin(begin).bytes)?.frame
        else { Issue.record("not a begin"); return }
        #expect(read.token == nil)
    }
}
