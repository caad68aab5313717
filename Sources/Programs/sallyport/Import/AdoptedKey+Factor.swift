import Cryptography
import Migration
import Wire

extension AdoptedKey {
    /// What is sent of an authenticator that its owner takes over.
    init(_ factor: ImportedFactor, name: String?) {
        let parameters = factor.parameters
        self.init(
            method: parameters.period == nil ? .hotp : .totp, secret: factor.secret.bytes,
            digits: parameters.digits, period: parameters.period.map { Int($0) },
            algorithm: CodeAlgorithm(rawValue: parameters.algorithm.rawValue) ?? .sha1,
            counter: parameters.counter, name: name ?? factor.name)
    }
}

extension AdoptedKey {
    /// The same with zeros as its secret: enough to learn what would be done.
    var withoutSecret: Self {
        var key = self
        key.secret = [UInt8](repeating: 0, count: secret.count)
        return key
    }
}
