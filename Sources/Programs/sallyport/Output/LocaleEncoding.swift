import FoundationEssentials

/// How the locale of this process writes characters (locale(7)).
enum LocaleEncoding {
    static let isUTF8 = isUTF8(ProcessInfo.processInfo.environment)

    /// By the first of the variables that is set and not empty; without any it is ASCII.
    static func isUTF8(_ environment: [String: String]) -> Bool {
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let encoding = (name ?? "").prefix { $0 != "@" }.drop { $0 != "." }.dropFirst()
        return ["utf-8", "utf8"].contains(encoding.lowercased())
    }
}
