import Identity
import NIOCore
import Platform
import Systemd
import Wire

extension ControlDesk {
    /// Reads the settings anew, as SIGHUP does; broken ones change nothing.
    func reloadSettings(_ respond: @escaping Respond) {
        let file = rules.file
        logins.names.perform({ try Edition.read(file) }) { [self] result in
            rules.take(result, audit)
            Notifier().ready(status: rules.problem == nil ? JournalText.serving : JournalText.oldSettings)
            let reply = ReloadSettingsReply(problem: rules.problem, warnings: rules.status.warnings)
            respond(.done(.success(.reloadedSettings(reply))))
        }
    }

    /// Tries settings out, and answers once it is decided whether they stay.
    func applyPolicy(_ call: ApplyPolicyParameters, _ actor: Actor, _ respond: @escaping Respond) {
        guard ApplyPolicyParameters.confirmWithinRange.contains(call.confirmWithin) else {
            return respond(.done(.failure(.invalidParameter("confirmWithin"))))
        }
        guard call.settings.utf8.count <= ApplyPolicyParameters.longestSettings else {
            return respond(.done(.failure(.invalidParameter("settings"))))
        }
        guard (1...ApplyPolicyParameters.longestName).contains(call.file.utf8.count) else {
            return respond(.done(.failure(.invalidParameter("file"))))
        }
        let file = rules.file
        logins.names.perform({ try Edition.read(file, withText: call.settings, named: call.file) }) {
            [self] result in
            switch result {
            case .success(let edition): tryOut(edition, call, actor, respond)
            case .failure(let error):
                let refusal = error as? SettingsRefusal ?? SettingsRefusal(error)
                respond(.done(.failure(.settingsRejected(faults: refusal.reasons.map(\.text)))))
            }
        }
    }

    private func tryOut(
        _ edition: Edition, _ call: ApplyPolicyParameters, _ actor: Actor, _ respond: @escaping Respond
    ) {
        guard rules.trial == nil else { return respond(.done(.failure(.trialRunning))) }
        let until = Moment.now().seconds + Int64(call.confirmWithin)
        audit.trialBegan(of: call.file, for: call.confirmWithin, by: actor.uid, edition.warnings)
        var timer: Scheduled<Void>?
        let number = rules.tryOut(edition, of: call.file, until: until) { [self] ending in
            timer?.cancel()
            audit.trialEnded(of: call.file, ending)
            answer(ending, respond)
        }
        timer = accounts.disk.after(.seconds(Int64(call.confirmWithin))) { self.rules.revert(number) }
    }

    private func answer(_ ending: PolicyTrial.Ending, _ respond: @escaping Respond) {
        let reply = { (outcome: ApplyPolicyReply.Outcome, name: String?) in
            respond(.done(.success(.appliedPolicy(ApplyPolicyReply(outcome: outcome, by: name)))))
        }
        switch ending {
        case .reverted: reply(.reverted, nil)
        case .replaced: reply(.replaced, nil)
        case .confirmed(let uid):
            names.user(uid) { found in
                guard case .found(let user) = found else { return reply(.confirmed, "uid \(uid)") }
                reply(.confirmed, user.name.description)
            }
        }
    }
}
