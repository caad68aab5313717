import Identity

/// The end of a record, which format 4 brought: habits and remembered devices.
extension Account {
    func writeHabits(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(habits == Habits() ? nil : habits) { habits, output throws(RecordError) in
            try habits.write(to: &output)
        }
        try output.write(devices.last.rawValue)
        try output.write(UInt8(devices.entries.count))
        for device in devices.entries { try device.write(to: &output) }
    }

    /// Reads what ``writeHabits(to:)`` wrote.
    mutating func readHabits(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        if try reader.isPresent(in: bytes) { habits = try Habits(&reader, bytes) }
        let last = DeviceID(rawValue: try reader.integer(from: bytes))
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Devices.most else { throw .malformed }
        var entries: [RememberedDevice] = []
        for _ in 0..<count { entries.append(try RememberedDevice(&reader, bytes)) }
        devices = Devices(entries: entries, last: last)
    }
}

extension Habits {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        for count in hours { try output.write(count) }
        try output.write(time: lastLogin)
        try output.write(withTerminal)
        try output.write(withoutTerminal)
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let hours = try reader.array(TimeOfWeek.hours, from: bytes)
        let lastLogin = try reader.optionalTime(from: bytes)
        let withTerminal = try reader.integer(UInt8.self, from: bytes)
        let withoutTerminal = try reader.integer(UInt8.self, from: bytes)
        let habits = Self(
            hours: hours, lastLogin: lastLogin, withTerminal: withTerminal, withoutTerminal: withoutTerminal)
        guard let habits else { throw .malformed }
        self = habits
    }
}
