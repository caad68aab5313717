import Identity
import Wire

/// The JSON of `user contact` where it only shows.
struct ContactsAnswer: Encodable {
    let user: AccountName
    let contacts: [ContactReport]
}
