import Identity
import Policy
import Settings
import Wire

/// The settings in force, and what follows from them: policy, and who may use the control socket.
///
/// Used on the event loop alone; an ``Edition`` is read elsewhere, since that asks the name service.
final class RuleBook {
    let file: String
    let hostName: String
    private(set) var edition: Edition
    /// Counts the changes of ``edition``.
    private(set) var serial = 0
    private(set) var read = Moment.now().seconds
    /// Why the last reload was refused.
    var problem: String?
    /// Called with each change of ``edition`` or ``lasting``, once both are as they will be.
    var changed: () -> Void = {}
    /// Nil while none runs.
    private(set) var trial: PolicyTrial?
    /// The file whose settings were tried out and confirmed, as long as they are in force.
    private var confirmedFile: String?

    init(file: String, hostName: String, edition: Edition) {
        self.file = file
        self.hostName = hostName
        self.edition = edition
    }

    var policy: Policy { edition.policy }
    var access: ControlAccess { edition.access }
    var contact: String? { edition.settings.contact }

    /// What is not on trial: nobody is thrown out by settings that may go again.
    var lasting: Edition { trial?.before.edition ?? edition }

    /// Takes over what the files say; that ends a trial.
    func adopt(_ edition: Edition) {
        put(edition, read: Moment.now().seconds)
        problem = nil
        confirmedFile = nil
        endTrial(.replaced)
        changed()
    }

    private func put(_ edition: Edition, read: Int64) {
        self.edition = edition
        self.read = read
        serial += 1
    }

    var enrolment: EnrolmentStatus {
        let login = edition.settings.login
        return EnrolmentStatus(enrol: login.enrol.rawValue, until: login.enrolUntil?.description)
    }

    var status: SettingsStatus {
        let origin = confirmedFile.map { [JournalText.confirmedFile($0, file)] } ?? []
        return SettingsStatus(
            file: file, read: Timestamp(seconds: read), problem: problem, warnings: edition.warnings + origin,
            trial: trial.map { TrialStatus(file: $0.file, until: Timestamp(seconds: $0.until)) })
    }
}

extension RuleBook {
    /// Puts settings in force until somebody confirms them, or takes them back.
    ///
    /// The caller calls ``revert(_:)`` when the time has come: `until`, in seconds since 1970-01-01 00:00 UTC, is for
    /// reports alone. `ended` is called once, when the trial is over.
    ///
    /// - Returns: the number of the trial.
    /// - Precondition: no other trial runs.
    func tryOut(
        _ edition: Edition, of file: String, until: Int64, ended: @escaping (PolicyTrial.Ending) -> Void
    ) -> Int {
        precondition(trial == nil, "one trial at a time")
        let before = PolicyTrial.Before(edition: self.edition, read: read, confirmedFile: confirmedFile)
        put(edition, read: Moment.now().seconds)
        confirmedFile = nil
        trial = PolicyTrial(file: file, until: until, serial: serial, before: before, ended: ended)
        changed()
        return serial
    }

    /// Somebody has proven a factor, in a conversation that began while `serial` was ``serial``.
    ///
    /// Confirms the settings that are being tried out, if they were in force then, and both they and those before call
    /// this user an administrator.
    func proven(by uid: UserID, gids: [GroupID], serial: Int) {
        guard let trial, trial.serial == serial,
            [edition, trial.before.edition].allSatisfy({ $0.access.isAdministrator(uid, gids) })
        else { return }
        confirmedFile = trial.file
        endTrial(.confirmed(by: uid))
        changed()
    }

    /// Brings back what was in force before the trial of that number; nothing if that is over.
    func revert(_ number: Int) {
        guard let trial, trial.serial == number else { return }
        put(trial.before.edition, read: trial.before.read)
        confirmedFile = trial.before.confirmedFile
        endTrial(.reverted)
        changed()
    }

    private func endTrial(_ ending: PolicyTrial.Ending) {
        let ended = trial?.ended
        trial = nil
        ended?(ending)
    }
}
