import Glibc
import Platform
import Wire

/// Where a conversation with a person takes place: their terminal, or lines of standard input in a pipe.
struct Console: ~Copyable {
    /// Bounds what one line may take of memory.
    private static let longestLine = 65_536

    /// Nil: standard input is no terminal.
    private let terminal: Terminal?
    /// The terminal's descriptor.
    private let number: Int32?
    private var typed: [UInt8] = []

    enum Answer: Equatable {
        case line([UInt8])
        /// A signal came.
        case interrupted
        /// There is no more input.
        case ended
        case tooLong
        /// The daemon did not wait for an answer.
        case daemonSpoke
    }

    init(_ terminal: consuming Terminal?) {
        number =
            switch terminal {
            case .some(let terminal): terminal.number
            case nil: nil
            }
        self.terminal = terminal
    }

    var isTerminal: Bool { number != nil }

    /// A terminal that is standard input, if it is one.
    static func terminal() -> Terminal? {
        guard isatty(0) == 1 else { return nil }
        if let terminal = Terminal.ofProcess() { return terminal }
        let copy = dup(0)
        return copy < 0 ? nil : Terminal(owning: Descriptor(owning: copy))
    }

    /// Shows a text of the daemon, with nothing in it that steers a terminal.
    func show(_ text: String, isError: Bool) {
        let line = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        write(line.escapingControlsInLines, isError ? 2 : 1)
    }

    /// Asks one question; what is typed is not shown without `echo`.
    ///
    /// `daemon` is a descriptor that is ready when the daemon goes on by itself, `interruption` one that is
    /// when a signal came.
    mutating func ask(_ prompt: String, echo: Bool, daemon: Int32, interruption: Int32) -> Answer {
        let isHidden = !echo && hide()
        write(prompt.escapingControlsInLines, 2)
        let answer = nextLine(daemon: daemon, interruption: interruption)
        if isHidden { reveal() }
        if let line = answer.typedLine, line.count > 512 { return .tooLong }
        if isHidden || answer.typedLine == nil { write("\n", 2) }
        return answer
    }

    private mutating func nextLine(daemon: Int32, interruption: Int32) -> Answer {
        while true {
            if let end = typed.firstIndex(of: UInt8(ascii: "\n")) {
                defer { typed.removeSubrange(...end) }
                return .line(Array(typed[..<end]))
            }
            guard typed.count <= Self.longestLine else { return .tooLong }
            let ready = TimedReadiness.wait(for: [interruption, input, daemon])
            if ready[0] { return .interrupted }
            if ready[1] {
                guard let more = read() else { return rest() }
                typed += more
            } else if ready[2] {
                return .daemonSpoke
            }
        }
    }

    /// A last line may lack its end.
    private mutating func rest() -> Answer {
        defer { typed = [] }
        return typed.isEmpty ? .ended : .line(typed)
    }
}

extension Console {
    private var input: Int32 { number ?? 0 }

    /// Nil at the end, and where nothing can be read any more.
    private func read() -> [UInt8]? {
        let descriptor = Descriptor(owning: input)
        let bytes = try? descriptor.read(upTo: 1_024)
        _ = descriptor.release()
        return (bytes ?? []).isEmpty ? nil : bytes
    }

    /// Writes to the terminal, or where there is none to `output`, 1 or 2.
    ///
    /// A text that nobody sees is no error: the person hangs up.
    private func write(_ text: String, _ output: Int32) {
        let descriptor = Descriptor(owning: number ?? output)
        try? descriptor.writeAll(Array(text.utf8))
        _ = descriptor.release()
    }

    private func hide() -> Bool {
        switch terminal {
        case .some(let terminal): (try? terminal.hideTyping()) != nil
        case nil: false
        }
    }

    private func reveal() {
        switch terminal {
        case .some(let terminal): terminal.showTyping()
        case nil: break
        }
    }
}

extension Console.Answer {
    fileprivate var typedLine: [UInt8]? {
        if case .line(let line) = self { line } else { nil }
    }
}
