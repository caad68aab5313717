import Courier
import Settings
import Systemd

extension Providers {
    /// For all of one try, below the time that the daemon waits after the life of a letter.
    private static let transfer = Transfer(timeoutMilliseconds: 25_000, connectMilliseconds: 15_000)

    /// Reads the settings at `path`, and the credentials that they name; may wait for the disk.
    static func read(_ path: String) throws(SettingsRefusal) -> Self {
        let configuration = try CourierConfiguration.read(path)
        let settings = configuration.settings
        return Self(
            mail: try configuration.withCredential("password_file", in: .mail) {
                () throws(CredentialError) in try mail(settings.mail)
            },
            sms: try configuration.withCredential("token_file", in: .sms) {
                () throws(CredentialError) in try sms(settings.sms)
            })
    }

    /// Judges the same, but for credentials of systemd's where it gave this process none.
    static func check(_ path: String) throws(SettingsRefusal) {
        do throws(SettingsRefusal) {
            _ = try read(path)
        } catch {
            guard case .noCredentials = error.credential else { throw error }
        }
    }

    /// Whether nothing can be sent at all.
    var isEmpty: Bool { mail == nil && sms == nil }

    private static func mail(_ settings: MailSettings?) throws(CredentialError) -> Provider? {
        guard let settings else { return nil }
        var password: [UInt8]?
        if case .smtp(let server) = settings.via, let place = server.passwordFile {
            password = Array(try CredentialFile.read(place, credentials: Credentials.directory).utf8)
        }
        let sender = MailSender(settings, password: password, transfer: transfer)
        return Provider(sender: MailProvider(sender: sender), mostADay: settings.mostADay)
    }

    private static func sms(_ settings: SMSSettings?) throws(CredentialError) -> Provider? {
        guard let settings else { return nil }
        let sender = try SMSSender(
            settings, credentials: Credentials.directory, timeoutMilliseconds: transfer.timeoutMilliseconds
        ) { request throws(TransferFailure) in try transfer.http(request) }
        return Provider(sender: SMSProvider(sender: sender), mostADay: settings.mostADay)
    }
}
