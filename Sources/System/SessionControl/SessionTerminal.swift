import Identity
import Platform
import Wire

/// A terminal of a session: by its number, and by the name that such a device has.
struct SessionTerminal: Hashable {
    let device: DeviceNumber
    /// Without `/dev/`.
    let name: String

    /// Nil for a terminal of another kind than of a window, the console's or a serial line's.
    init?(_ device: DeviceNumber) {
        switch (device.major, device.minor) {
        case (136, let number): name = "pts/\(number)"
        case (4, let number) where (1...63).contains(number): name = "tty\(number)"
        case (4, let number) where (64...255).contains(number): name = "ttyS\(number - 64)"
        default: return nil
        }
        self.device = device
    }

    /// Those that control the processes of a tree, each once, in its order; at most as many as are written to.
    static func all(of tree: SessionTree) -> [Self] {
        var found: [Self] = []
        for case let device? in tree.all.map(\.terminal) {
            guard found.count < LineAnswer.most, !found.contains(where: { $0.device == device }) else {
                continue
            }
            if let terminal = Self(device) { found.append(terminal) }
        }
        return found
    }

    /// When it was last read, and what waits to be; nil where something else stands in its place, or a terminal of others.
    ///
    /// Of one that cannot be opened nothing waits.
    func input(of tree: SessionTree) -> TerminalInput? {
        guard let named = open(.nameOnly), isTheirs(owner: named.device.owner, tree) else { return nil }
        guard let open = open(.read), open.device.owner == named.device.owner else {
            return TerminalInput(read: named.device.accessed, unread: 0)
        }
        return TerminalInput(read: open.device.accessed, unread: (try? open.descriptor.unread()) ?? 0)
    }

    /// Whether a process that it controls runs as its owner, within the session or where that was opened from.
    ///
    /// Whoever has terminals of their own, in a user namespace, has another one by the number that this one has here. What su
    /// opens goes on at the terminal of whoever called it: so the session's user is not asked for.
    private func isTheirs(owner: UserID, _ tree: SessionTree) -> Bool {
        (tree.all + tree.ancestors).contains { process in
            process.terminal == device && SessionLeader.owner(of: process.identity) == owner
        }
    }

    /// Opens it, which never waits and makes it nobody's controlling terminal; nil where something else stands in its place.
    func open(_ options: OpenOptions) -> OpenTerminal? {
        guard let descriptor = try? Descriptor(path: "/dev/\(name)", options.union(.refuseLink)),
            let found = try? descriptor.device(), found.isCharacter, found.number == device
        else { return nil }
        return OpenTerminal(descriptor: descriptor, device: found)
    }
}

/// What a terminal tells of who types at it.
struct TerminalInput: Hashable {
    /// In seconds of the wall clock.
    let read: Int64
    /// In bytes.
    let unread: Int32

    /// The newest time of these, as an answer can hold it.
    ///
    /// The owner of a terminal sets it to any time there is. So what is not yet, or was before all time, is none of a reading: it
    /// counts where nothing better is known, such as after the clock was set back.
    static func newest(_ times: [Int64], now: Int64) -> Int64 {
        let told = times.filter { $0 >= 0 && $0 <= now }.max() ?? times.max() ?? 0
        return min(max(told, 0), SessionInput.latest)
    }
}

/// A terminal that is open, and what was found where it is.
struct OpenTerminal: ~Copyable {
    let descriptor: Descriptor
    let device: Device
}
