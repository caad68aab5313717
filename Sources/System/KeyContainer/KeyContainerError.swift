/// Why a file is no container of keys.
package enum KeyContainerError: Error, Hashable, Sendable {
    /// Not UTF-8, or with characters that XML or a terminal should not see.
    case notText
    /// A document type, which no container has and which could make its reader fetch other files.
    case documentType
    /// Not XML, or not of this kind; the library's own words.
    case malformed(String)
}
