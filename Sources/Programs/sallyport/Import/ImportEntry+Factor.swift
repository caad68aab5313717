import Cryptography
import Identity
import Migration
import Wire

extension ImportEntry {
    /// What is sent of one authenticator that is to be taken over.
    init(_ factor: ImportedFactor, of subject: Subject) {
        let parameters = factor.parameters
        self.init(
            user: subject.name.description, uid: subject.uid, secret: factor.secret.base32,
            algorithm: CodeAlgorithm(rawValue: parameters.algorithm.rawValue), digits: parameters.digits,
            period: parameters.period.map { Int($0) }, name: factor.name,
            method: parameters.counter == nil ? nil : .hotp,
            counter: parameters.counter.map { Int(clamping: $0) })
    }
}
