package import Identity

/// How many devices are remembered no more.
package struct ForgetDevicesReply: Codable, Hashable, Sendable {
    package var user: AccountName
    package var forgotten: Int

    package init(user: AccountName, forgotten: Int) {
        self.user = user
        self.forgotten = forgotten
    }
}
