import Cryptography
import Glibc

/// The `oathtool` program of the OATH Toolkit: a generator of codes that shares no line with ours.
enum OathTool {
    static let path = "/usr/bin/oathtool"

    static var isInstalled: Bool { unsafe access(path, X_OK) == 0 }

    struct Failure: Error {
        let arguments: [String]
        let status: Int32
    }

    /// The codes of the step at `seconds` and of as many steps after it as `following` says.
    static func codes(
        key: [UInt8], at seconds: UInt64, following: Int, authenticator: Authenticator
    ) throws -> [String] {
        let hexadecimal = key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let output = try run([
            "--totp=\(authenticator.algorithm.rawValue.lowercased())", "--digits=\(authenticator.digits)",
            "--time-step-size=\(authenticator.period)s", "--window=\(following)", "--now=@\(seconds)",
            hexadecimal,
        ])
        return output.split(separator: "\n").map(String.init)
    }

    private static func run(_ arguments: [String]) throws -> String {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw Failure(arguments: arguments, status: errno) }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = try spawn(arguments, output: ends[1])
        close(ends[1])
        let output = readAll(ends[0])
        var status: Int32 = -1
        guard unsafe waitpid(child, &status, 0) == child, status == 0 else {
            throw Failure(arguments: arguments, status: status)
        }
        return output
    }

    private static func spawn(_ arguments: [String], output: Int32) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)

        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var child: pid_t = 0
        let status = unsafe posix_spawn(&child, path, &actions, nil, &words, environ)
        guard status == 0 else { throw Failure(arguments: arguments, status: status) }
        return child
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk.prefix(count)
        }
    }
}
