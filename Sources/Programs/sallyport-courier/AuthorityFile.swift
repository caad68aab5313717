import ConfigurationFile
import Platform
import Settings

/// A file of certificate authorities: whoever could write it could read every code, so it is looked at as `courier.conf` is.
enum AuthorityFile {
    /// What is wrong with the file at `path`; nil if it can be believed.
    static func fault(of path: String) -> String? {
        do throws(ConfigurationFileError) {
            let bytes = try ConfigurationFile.bytes(path, as: ProcessFacts.effectiveUser)
            let hasCertificate = String(decoding: bytes, as: UTF8.self).contains("-----BEGIN ")
            return hasCertificate ? nil : CourierText.noCertificate(path)
        } catch {
            return error.description
        }
    }
}
