import Conversation
import Identity
import Testing

/// As sudo 1.9.13 reads its words.
@Suite struct `The words that sudo was called with` {
    @Test(arguments: [
        "sudo -u alice id", "sudo -ualice id", "sudo --user alice id", "sudo --user=alice id",
        "/usr/bin/sudo -nu alice id", "sudo -nHualice", "sudo -n -H --login -u alice", "sudo -u alice -l",
        "sudo -u alice -p  -S -- -u bob", "sudo -palice -u alice id", "sudo -C 9 -ualice",
        "sudo -H -S -n -p ansible: -u alice /bin/sh -c id", "sudo --prompt=-u -D/ -T 5 -ualice id",
        "sudo --preserve-env=A,B --preserve-env -u alice id", "sudoedit -u alice /etc/motd",
        "/usr/bin/sudoedit -u alice -- --user=bob", "sudo -u alice id -u bob", "sudo -u alice - A=b",
    ])
    func `may name one account`(line: String) throws {
        #expect(target(line) == .named(try AccountName("alice")))
    }

    @Test(arguments: ["x", "www-data", "svc.web_1", "1000", "-u"])
    func `may name an account with any plain name`(name: String) throws {
        #expect(target("sudo -u \(name) id") == .named(try AccountName(name)))
    }

    @Test(arguments: [
        "sudo id", "sudo -i", "sudo -s", "sudo -k id", "sudo -- -u alice", "sudo", "sudo -nHE id -u alice",
        "sudo id --user=alice", "sudo  -u alice", "sudo -p -u id", "sudo --prompt --user=alice id",
        "sudo -p-- id", "sudo -v", "sudo -AbBEeHikKlnNPSsvV", "sudoedit /etc/motd", "./sudo --edit /etc/motd",
        "sudo -D /srv make -g all", "sudo env A=b", "sudo - A=b",
    ])
    func `may name nobody`(line: String) {
        #expect(target(line) == .usual)
    }

    @Test(arguments: [
        // Abbreviated, or of another sudo.
        "sudo --use=alice id", "sudo --us alice id", "sudo --logi id", "sudo --new id", "sudo -Z id",
        "sudo -nZu alice id", "sudo --login=x id", "sudo --User alice id",
        // Another user or group than an account by its name.
        "sudo -g staff id", "sudo -u alice -g staff id", "sudo -u alice --group=staff id", "sudo -u #0 id",
        "sudo -u#1000 id", "sudo -u  id", "sudo --user= id", "sudo -u=alice id", "sudo -u ALICE id",
        "sudo -u alice@corp id", "sudo -u CORP\\alice id", "sudo -u älice id", "sudo -u .. id",
        "sudo -u " + String(repeating: "a", count: 257) + " id",
        // Twice, which sudo refuses.
        "sudo -u alice -u alice id", "sudo -u alice --user=bob id",
        // Another host or root folder, a role, the rights of another.
        "sudo -h web1 id", "sudo -hweb1 id", "sudo --host=web1 id", "sudo -R/srv id", "sudo -l -U alice",
        "sudo -r role id", "sudo --help",
        // Behind a variable options go on.
        "sudo A=b -u alice id", "sudo -u alice A=b id", "sudo A=b id",
        // Not by its name, or without an end.
        "su -u alice id", " -u alice id", "xsudo id", "sudo/ id", "sudo -u", "sudo --user", "sudo -p",
        "sudo -nu",
    ])
    func `may leave it open`(line: String) {
        #expect(target(line) == .unknown)
    }

    @Test(arguments: [
        "", "\0", "sudo", "sudo\0-u", "sudo\0-u\0alice", "sudo\0-u\0alic", "sudo\0-u\0alice\0-",
        "sudo\0-ualice",
        "sudo\0--user=alice", "sudo\0-u\0alice\0A", "sudo\0i", "sudo\0-n\0-",
    ])
    func `that end in the middle leave it open`(text: String) {
        #expect(SudoCommandLine(Array(text.utf8)).target == .unknown)
    }

    /// The module sends no more than so many bytes, and they may end between two words.
    @Test func `that may have been cut leave it open unless the command was reached`() throws {
        let start = Array("sudo\0-u\0alice\0".utf8)
        let options = start + Array("-p\0".utf8)
        let fill = [UInt8](repeating: 0x78, count: SudoCommandLine.longest - options.count - 1)
        #expect(SudoCommandLine(options + fill + [0]).target == .unknown)
        #expect(SudoCommandLine(options + fill.dropLast() + [0]).target == .named(try AccountName("alice")))
        #expect(SudoCommandLine(start + Array("id\0".utf8) + fill).target == .named(try AccountName("alice")))
    }

    @Test func `made of chance never name somebody who does not stand behind the option`() throws {
        var generator = Chance(state: 1_913)
        var named = 0
        for _ in 0..<50_000 {
            let words = [generator.pick(Self.names)] + (0..<generator.below(7)).map { _ in generator.word() }
            let bytes = Array(words.joined(separator: "\0").utf8) + (generator.below(8) == 0 ? [] : [0])
            guard case .named(let name) = SudoCommandLine(bytes).target else { continue }
            named += 1
            #expect(stands(name.description, in: words), "\(words)")
        }
        #expect(named > 1_000)
    }

    @Test func `of any bytes never trap`() {
        var generator = Chance(state: 512)
        for _ in 0..<5_000 {
            let noise = (0..<generator.below(600)).map { _ in UInt8(generator.below(256)) }
            let short = noise.map { Array("sudo\0-=u#a".utf8)[Int($0) % 10] }
            for bytes in [noise, short, Array("sudo\0".utf8) + short] {
                if case .named(let name) = SudoCommandLine(bytes).target {
                    #expect(name.description.allSatisfy { "sudoa-".contains($0) })
                }
            }
        }
    }

    private static let names = ["sudo", "/usr/bin/sudo", "sudoedit", "su"]
}

/// Of words with one space between them: two stand around an empty word.
private func target(_ line: String) -> SudoTarget {
    SudoCommandLine(line.utf8.map { $0 == UInt8(ascii: " ") ? 0 : $0 } + [0]).target
}

/// A name behind `--user` or behind a `u` of a word that begins with one hyphen, in that word or the next.
private func stands(_ name: String, in words: [String]) -> Bool {
    words.indices.contains { index in
        let word = words[index]
        let follows = index + 1 < words.count && words[index + 1] == name
        if word.hasPrefix("--") { return word == "--user=\(name)" || word == "--user" && follows }
        return word.hasPrefix("-") && (word.hasSuffix("u\(name)") || word.hasSuffix("u") && follows)
    }
}

/// Words that mean something to sudo, by a generator with a seed, so that a failure can be seen again.
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    private static let words = [
        "-u", "-nu", "-ualice", "--user", "--user=bob", "--use", "-p", "-g", "--", "-", "alice", "bob", "A=b",
        "-i",
        "--login", "#0", "-nHubob", "--prompt=x", "--prompt", "-U", "-puser", "-Su", "",
    ]

    /// One of ``words``, or letters of them.
    mutating func word() -> String {
        guard below(4) == 0 else { return pick(Self.words) }
        return String((0..<below(6)).map { _ in pick(Array("--unpgS=a")) })
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

    /// The generator of MMIX (Knuth, The Art of Computer Programming, volume 2, 3.3.4).
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
