import Identity
import Systemd
import Wire

/// What is said of remembered devices.
extension Sentences {
    static let noDevices = "No device is remembered."

    /// Where it was used last; and only there is it good, where it says so.
    static func place(of device: DeviceReport) -> String {
        if let bound = device.boundTo { return "\(bound) only" }
        return device.from ?? "-"
    }

    static func noSuchDevice(_ device: Int, of user: AccountName) -> String {
        "\(user) has no remembered device \(device) (sallyport devices lists them)"
    }

    static func forgotten(_ reply: ForgetDevicesReply, device: Int?, dryRun: Bool) -> String {
        guard reply.forgotten > 0 else { return "\(reply.user) has no remembered device." }
        let what = device.map { "Device \($0)" } ?? counted(reply.forgotten, "device")
        let verb = dryRun ? "would be" : reply.forgotten == 1 ? "is" : "are"
        return "\(what) of \(reply.user) \(verb) forgotten; a login from there is asked again."
    }
}
