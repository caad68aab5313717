import Glibc
import Platform

/// Where a conversation with a person takes place: their terminal, or lines of standard input in a pipe.
struct Console: ~Copyable {
    /// Nil: standard input is no terminal.
    private let terminal: Terminal?
    /// The terminal's descriptor.
    private let number: Int32?
    private let typed = TypedText()

    enum Answer {
        case line(TypedLine)
        /// A signal came.
        case interrupted
        /// There is no more input.
        case ended
        case tooLong
        /// The daemon did not wait for an answer.
        case daemonSpoke
        /// The terminal would show what is typed, so nothing was asked.
        case cannotHide
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
        write(line, isError ? 2 : 1)
    }

    /// Asks one question; what is typed is not shown without `echo`.
    ///
    /// `daemon` is a descriptor that is ready when the daemon goes on by itself, `interruption` one that is
    /// when a signal came.
    func ask(_ prompt: String, echo: Bool, daemon: Int32, interruption: Int32) -> Answer {
        let isHidden = !echo && isTerminal
        guard !isHidden || hide() else { return .cannotHide }
        write(prompt, 2)
        let answer = nextLine(daemon: daemon, interruption: interruption)
        if isHidden { reveal(forgetting: !answer.isLine) }
        if isHidden || !answer.isLine { write("\n", 2) }
        return answer.withinBounds
    }

    private func nextLine(daemon: Int32, interruption: Int32) -> Answer {
        while true {
            if let line = typed.nextLine() { return .line(line) }
            guard !typed.isTooLong else { return .tooLong }
            let ready = TimedReadiness.wait(for: [interruption, input, daemon])
            if ready[0] { return .interrupted }
            if ready[1] {
                guard typed.read(from: input) else { return typed.rest().map(Answer.line) ?? .ended }
            } else if ready[2] {
                return .daemonSpoke
            }
        }
    }
}

extension Console {
    private var input: Int32 { number ?? 0 }

    /// Writes to the terminal, or where there is none to `output`, 1 or 2.
    ///
    /// A text that nobody sees is no error: the person hangs up.
    private func write(_ text: String, _ output: Int32) {
        let descriptor = Descriptor(owning: number ?? output)
        try? descriptor.writeAll(Array(text.escapingControlsInLines.shown(withQRCode: true).utf8))
        _ = descriptor.release()
    }

    private func hide() -> Bool {
        switch terminal {
        case .some(let terminal): (try? terminal.hideTyping()) != nil
        case nil: false
        }
    }

    private func reveal(forgetting: Bool) {
        switch terminal {
        case .some(let terminal): terminal.showTyping(forgetting: forgetting)
        case nil: break
        }
    }
}

extension Console.Answer {
    /// In bytes, as the protocol has it.
    private static let longest = 512

    fileprivate var isLine: Bool {
        if case .line = self { true } else { false }
    }

    fileprivate var withinBounds: Self {
        guard case .line(let line) = self, line.bytes.count > Self.longest else { return self }
        return .tooLong
    }
}
