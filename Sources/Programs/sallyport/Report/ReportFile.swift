import Platform

/// Where a report goes: a file that is new, mode 0600, and takes its name in one step; or standard output.
struct ReportFile {
    /// Nil: standard output.
    private let place: FilePlace?

    /// - Throws: ``Failure`` for what is there and no regular file: a link is never followed, nor put out of the way.
    init(_ path: String) throws(Failure) {
        place = path == "-" ? nil : try FilePlace(path, status: .badData)
        try place?.refuseOthers(.badData)
    }

    /// As it was typed; nil of standard output.
    var path: String? { place?.path }

    /// Writes the lines; they are on disk when this returns.
    func write(_ lines: [String]) throws(Failure) {
        guard let place else { return try print(lines) }
        do throws(PlatformError) {
            try Directory(path: place.folder).put(
                Array(lines.map { $0 + "\n" }.joined().utf8), at: place.name, draft: place.draft)
        } catch {
            throw Failure(place.named(error))
        }
    }

    private func print(_ lines: [String]) throws(Failure) {
        do {
            try StandardOutput.write(lines)
        } catch {
            throw Failure(unwritten: error)
        }
    }
}
