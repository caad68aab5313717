import Glibc
import Platform
import Testing

/// A pair of ends: a person's, and the program's terminal.
@Suite struct `A terminal` {
    private static let none = PlatformError(operation: "tcgetattr", errno: ENOTTY)
    private let person: Int32
    private let program: Int32

    init() throws {
        var (person, program): (Int32, Int32) = (-1, -1)
        // SAFETY: the call fills the two numbers; nothing else is handed over.
        guard unsafe openpty(&person, &program, nil, nil, nil) == 0 else {
            throw PlatformError(operation: "openpty", errno: errno)
        }
        (self.person, self.program) = (person, program)
    }

    @Test(arguments: [(true, "\n"), (false, "half\n")])
    func `forgets what was half typed if that is wanted`(forgetting: Bool, line: String) throws {
        guard let terminal = Terminal(owning: Descriptor(owning: program)) else { throw Self.none }
        try terminal.hideTyping()
        type("half")
        terminal.showTyping(forgetting: forgetting)
        type("\n")
        #expect(readLine(terminal.number) == line)
        close(person)
    }

    @Test func `forgets what was half typed when it is let go of while it hides`() throws {
        let kept = dup(program)
        do {
            guard let terminal = Terminal(owning: Descriptor(owning: program)) else { throw Self.none }
            try terminal.hideTyping()
            type("half")
        }
        type("\n")
        #expect(readLine(kept) == "\n")
        close(kept)
        close(person)
    }

    @Test func `says so where it cannot hide what is typed`() throws {
        guard let terminal = Terminal(owning: Descriptor(owning: program)) else { throw Self.none }
        close(person)
        #expect(throws: PlatformError.self) { try terminal.hideTyping() }
    }

    private func type(_ text: String) {
        let bytes = Array(text.utf8)
        // SAFETY: the kernel reads the bytes of the array and keeps no pointer.
        _ = unsafe write(person, bytes, bytes.count)
        // The kernel hands it over in its own time.
        usleep(100_000)
    }

    private func readLine(_ number: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        // SAFETY: the kernel writes into the buffer, and no further.
        let count = unsafe read(number, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}
