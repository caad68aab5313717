import Identity
import Systemd
import Wire

/// What is said while settings are tried out.
extension Sentences {
    static func trialBegan(until time: String) -> String {
        "The new rules are in force. Log in from another terminal with your second factor, as an administrator, before \(time), or the"
            + " old rules come back."
    }

    /// Such as `9:41 left`.
    static func trialLeft(seconds: Int64) -> String {
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest) left"
    }

    static func trial(_ trial: TrialStatus) -> String {
        "\(trial.file) is tried out until \(trial.until); those before come back unless it is confirmed"
    }

    static func trialLeftAlone(until time: String) -> String {
        "interrupted; nothing was written. The old rules come back at \(time), or with the next reload, unless an"
            + " administrator confirms the new ones before: those then hold until the next reload"
    }

    /// Such as `14:32`, on the clock of this host.
    static func clock(_ time: TimeOfWeek?) -> String {
        guard let time else { return "--:--" }
        let (hour, minute) = (time.minuteOfDay / 60, time.minuteOfDay % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    static func wouldBeTried(_ file: String, for duration: String, config: String) -> String {
        "\(file.escapingControls) would be tried out for \(duration), and written to"
            + " \(config.escapingControls) once an administrator has proven a second factor under its rules."
    }

    static func confirmed(by administrator: String?, config: String) -> String {
        "Confirmed by \(administrator?.escapingControls ?? "an administrator"): \(config.escapingControls) has"
            + " the new rules, \(config.escapingControls).before the old ones."
    }

    static func onlyRootWrites(_ path: String) -> String {
        "only root writes \(path.escapingControls), so nothing was tried out"
    }

    static let trialReverted =
        "no administrator (root, and [control] administrators of both files) has typed a code at a login under the"
        + " new rules in time: the old ones are in force, and nothing was written"

    static func trialReplaced(by administrator: String?) -> String {
        let who = administrator.map { " by \($0.escapingControls)" } ?? ""
        return "the settings were read anew\(who) meanwhile: what the files say is in force, and nothing was"
            + " written"
    }

    static func trialUnknown(_ reason: String) -> String {
        "\(reason); nothing was written, and the old rules come back at the latest when the time is over"
    }

    static func confirmedUnwritten(_ reason: String) -> String {
        "the new rules are confirmed and in force until the daemon reads its settings again, but they could not"
            + " be written: \(reason)"
    }

    static func reloadRefused(_ problem: String) -> String {
        "the new rules are written, but the daemon could not read them: \(problem.escapingControlsInLines)"
    }

    static func otherSettings(_ typed: String, _ served: String) -> String {
        "the daemon reads \(served.escapingControls), not \(typed.escapingControls); name that file with --config"
    }

    static func settingsFromElsewhere(_ served: String) -> String {
        "the daemon reads \(served.escapingControls), in the folder where it was started; name that file with --config"
    }

    static func notARegularFile(_ path: String) -> String {
        "\(path.escapingControls) is a link, or no file; name the file itself"
    }

    static func settingsTooLong(_ path: String, _ most: Int) -> String {
        "\(path.escapingControls) has more than the \(most) bytes that can be tried out"
    }
}
