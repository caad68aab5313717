package import Identity

/// A change that the owner of an account is told of over another channel (NIST SP 800-63B §6.1.2, OWASP ASVS).
package enum Notice: Hashable, Sendable {
    case factorAdded
    case factorRemoved
    case disabled
    case recoveryCodesReplaced
    case recoveryCodeUsed(left: Int)
    case passIssued
    case passUsed
    /// Of this channel; told to the contact of before.
    case contactChanged(OutOfBandChannel)
    case contactRemoved(OutOfBandChannel)
    /// Codes are sent there from now on; told to another contact.
    case contactAdded(OutOfBandChannel)
    /// No codes are sent there any more until it is verified again.
    case contactDoubted(OutOfBandChannel)
    /// By an administrator.
    case reset
    /// By an administrator; told to the contacts of before.
    case offboarded
    /// The first login from a network, or with an SSH key, that the account was not known from.
    case loginFromNewNetwork
    case loginWithNewKey
    case loginWithNewKeyAndNetwork
    /// Nobody has proven anything for long; on that day it becomes dormant.
    case dormantSoon(CalendarDay)

    var sentence: String {
        switch self {
        case .factorAdded: "A second factor was added to your account."
        case .factorRemoved: "A second factor was removed from your account."
        case .disabled: "All second factors of your account were removed."
        case .recoveryCodesReplaced:
            "New recovery codes were made for your account; those of before are void."
        case .recoveryCodeUsed(let left): "A recovery code of your account was used, \(Self.left(left))."
        case .passIssued: "An administrator made a temporary pass for your account."
        case .passUsed: "An administrator's temporary pass was used for your account."
        case .contactChanged(let channel): "An administrator changed the \(channel.address) of your account."
        case .contactRemoved(let channel): "An administrator removed the \(channel.address) of your account."
        case .contactAdded(let channel):
            "An administrator set \(channel.newAddress) for your account, to which codes are sent."
        case .contactDoubted(let channel):
            "An administrator wants the \(channel.address) of your account to be verified anew."
        case .reset: "An administrator removed all second factors and recovery codes of your account."
        case .offboarded: "An administrator closed your account. No more notices are sent to this address."
        case .loginFromNewNetwork: "There was a login to your account from a network that is new to it."
        case .loginWithNewKey: "There was a login to your account with an SSH key that is new to it."
        case .loginWithNewKeyAndNetwork:
            "There was a login to your account with a new SSH key and from a new network."
        case .dormantSoon(let day):
            "Your account closes on \(day): before that, log in with your second factor, or run sallyport verify."
        }
    }

    /// Whether it tells of something that the owner should have done; else it asks the owner to do something.
    var isOfDeed: Bool {
        if case .dormantSoon = self { false } else { true }
    }

    private static func left(_ count: Int) -> String {
        switch count {
        case 0: "and it was the last one"
        case 1: "and one is left"
        default: "and \(count) are left"
        }
    }
}
