extension TableReader {
    /// `remember`: `false`, or a table.
    mutating func remember() -> RememberChoice? {
        let key = "remember"
        if case .boolean(let isOn, let position)? = self[key] {
            if isOn { note(.badRemember(.isTrue), key: key, at: position) }
            return isOn ? nil : .off
        }
        guard let (entries, position) = table(key) else { return nil }
        var reader = TableReader(entries, at: position, as: .remember(of: table))
        defer { add(reader.faults) }
        return reader.remembrance().map { .on($0) }
    }

    private mutating func remembrance() -> Remembrance? {
        for key in Remembrance.keys where self[key] == nil { note(.badRemember(.missing(key))) }
        let idle = duration("idle", within: Remembrance.bounds)?.seconds
        let max = duration("max", within: Remembrance.bounds)?.seconds
        let bindings: [DeviceBinding]? = words("bind")
        if let bindings, !bindings.isEmpty, !bindings.contains(.sshKey) {
            note(.badRemember(.addressAlone), key: "bind", at: self["bind"]?.position)
        }
        guard let idle, let max, let bindings else { return nil }
        if idle > max {
            note(
                .badRemember(.idleBeyondMax(idle: idle, max: max)), key: "idle", at: self["idle"]?.position)
        }
        return Remembrance(
            idleSeconds: idle, maxSeconds: max, bindsNetwork: bindings.contains(.network))
    }
}
