import Systemd
import Wire

/// The remembered devices of one account, each in two lines: a fingerprint is too long for a column.
struct DeviceTable {
    private let devices: [DeviceReport]
    private let style: Style

    init(_ devices: [DeviceReport], _ style: Style) {
        self.devices = devices
        self.style = style
    }

    var lines: [String] {
        guard !devices.isEmpty else { return [] }
        var table = Table("ID", "FIRST USED", "LAST USED", "FROM", "ENDS")
        for device in devices {
            table.add(
                "\(device.id)", device.firstUse.day, device.lastUse.day, Sentences.place(of: device),
                device.ends.minute)
        }
        let lines = table.lines { line, row in row == nil ? style.strong(line) : line }
        let keys = devices.map { "    \($0.kind) \($0.fingerprint)".escapingControls }
        return [lines[0]] + zip(lines.dropFirst(), keys).flatMap { [$0, $1] }
    }
}
