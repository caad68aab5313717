import Cryptography
import Identity
import Migration
import OneTimePassword
import Wire

extension ImportEntry {
    /// What is sent of one authenticator that is to be taken over.
    init(_ factor: ImportedFactor, of subject: Subject) {
        self.init(
            user: subject.name.description, uid: subject.uid, secret: factor.secret.base32,
            algorithm: CodeAlgorithm(rawValue: factor.parameters.algorithm.rawValue),
            digits: factor.parameters.digits, period: Int(factor.parameters.period), name: factor.name)
    }
}
