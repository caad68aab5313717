/// Where the daemon finds what it needs, from its command line.
package struct DaemonOptions: Sendable {
    package static let usualConfiguration = "/etc/sallyport/sallyport.conf"
    package static let usualStateDirectory = "/var/lib/sallyport"
    package static let usualRuntimeDirectory = "/run/sallyportd"

    package let configuration: String
    /// Nil: the credential `master-key` that systemd holds ready.
    package let keyFile: String?
    package let stateDirectory: String
    /// With sockets from systemd, the daemon's own folder; else the folder of the sockets too.
    package let runtimeDirectory: String

    package init(
        configuration: String = usualConfiguration, keyFile: String? = nil,
        stateDirectory: String = usualStateDirectory, runtimeDirectory: String = usualRuntimeDirectory
    ) {
        self.configuration = configuration
        self.keyFile = keyFile
        self.stateDirectory = stateDirectory
        self.runtimeDirectory = runtimeDirectory
    }
}
