import CLibpam
import Wire

extension PasswordAnswer {
    /// What a status of libpam comes to: refused where the account or the password is to blame, and nothing else is.
    init(_ status: Int32) {
        switch status {
        case PAM_SUCCESS: self = .accepted
        case PAM_AUTH_ERR, PAM_USER_UNKNOWN, PAM_MAXTRIES, PAM_PERM_DENIED, PAM_ACCT_EXPIRED,
            PAM_NEW_AUTHTOK_REQD, PAM_AUTHTOK_EXPIRED, PAM_CRED_EXPIRED:
            self = .refused
        default: self = .unavailable
        }
    }
}
