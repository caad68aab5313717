import Glibc
import Identity
import Platform

/// What sshd says of the settings that a user's login has (`sshd -T`, sshd(8)): where it looks for keys.
enum SSHDReport: Hashable {
    /// No sshd is on this host.
    case absent
    case failed
    case settings([String])

    private static let program = "/usr/sbin/sshd"
    /// A list of algorithms may be long.
    private static let longest = 1 << 20

    /// Asked as for a login from this host: a `Match` for other addresses stays unknown.
    init(of user: AccountName) {
        let context = "user=\(user),host=localhost,addr=127.0.0.1"
        do throws(ChildProcess.RunError) {
            let outcome = try ChildProcess.run(
                [Self.program, "-T", "-C", context], input: [], timeoutMilliseconds: 10_000,
                longestOutput: Self.longest)
            guard outcome.status == .exited(0), outcome.output.count < Self.longest else {
                self = .failed
                return
            }
            self = .settings(
                outcome.output.split(separator: UInt8(ascii: "\n")).map {
                    String(decoding: $0, as: UTF8.self)
                })
        } catch .notStarted(let error) where error.errno == ENOENT {
            self = .absent
        } catch {
            self = .failed
        }
    }

    /// The words behind a keyword, which `sshd -T` writes in small letters; none where it says `none`.
    func words(of keyword: String) -> [String] {
        guard case .settings(let lines) = self else { return [] }
        let words =
            lines.lazy.map { $0.split(separator: " ").map(String.init) }
            .first { $0.first == keyword }?.dropFirst() ?? []
        return words.first == "none" ? [] : Array(words)
    }
}
