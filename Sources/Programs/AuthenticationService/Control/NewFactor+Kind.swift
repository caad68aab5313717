import Cryptography
import OneTimePassword
import Wire

extension NewFactor.Kind {
    /// - Throws: ``ControlError/invalidParameter(_:)`` for what no such authenticator has.
    init(
        _ method: FactorMethod, _ algorithm: CodeAlgorithm?, _ digits: Int?, _ period: Int?, _ counter: Int?
    ) throws(ControlError) {
        switch method {
        case .totp:
            guard counter == nil else { throw .invalidParameter("counter") }
            self = .totp(try TOTPParameters(algorithm, digits, period))
        case .hotp:
            guard period == nil else { throw .invalidParameter("period") }
            guard (6...8).contains(digits ?? 6) else { throw .invalidParameter("digits") }
            guard let counter = UInt64(exactly: counter ?? 0) else { throw .invalidParameter("counter") }
            self = .hotp(digits: digits ?? 6, HashAlgorithm(algorithm ?? .sha1), counter: counter)
        case .email, .sms: throw .invalidParameter("method")
        }
    }
}

extension TOTPParameters {
    init(_ algorithm: CodeAlgorithm?, _ digits: Int?, _ period: Int?) throws(ControlError) {
        guard let period = UInt64(exactly: period ?? 30) else { throw .invalidParameter("period") }
        do throws(ParameterError) {
            try self.init(digits: digits ?? 6, period: period, algorithm: HashAlgorithm(algorithm ?? .sha1))
        } catch .digits {
            throw .invalidParameter("digits")
        } catch {
            throw .invalidParameter("period")
        }
    }
}

extension HashAlgorithm {
    init(_ algorithm: CodeAlgorithm) {
        self =
            switch algorithm {
            case .sha1: .sha1
            case .sha256: .sha256
            case .sha512: .sha512
            }
    }
}

extension CodeAlgorithm {
    init(_ algorithm: HashAlgorithm) {
        self =
            switch algorithm {
            case .sha1: .sha1
            case .sha256: .sha256
            case .sha512: .sha512
            }
    }
}
