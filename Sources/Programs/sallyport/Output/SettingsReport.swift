import Settings

/// What `policy check` found.
struct SettingsReport: Encodable {
    let file: String
    /// `FILE:LINE:COLUMN: sentence`, each.
    let faults: [String]
    let warnings: [String]

    init(file: String, judgement: Settings.Judgement) {
        self.file = file
        faults = judgement.faults.map(\.description)
        let absent = judgement.settings.map(HostNames.absent) ?? []
        warnings = (judgement.warnings + absent).map(\.description)
    }

    init(file: String, _ reading: SettingsFile.Reading) {
        switch reading {
        case .judged(let judgement): self.init(file: file, judgement: judgement)
        case .fault(let fault): self.init(file: file, fault: fault)
        }
    }

    /// A file that is no TOML has that one fault.
    init(file: String, fault: String) {
        self.file = file
        faults = [fault]
        warnings = []
    }

    var lines: [String] {
        faults + warnings.map(Sentences.warning) + [Sentences.checked(file, faults: faults.count)]
    }
}
