import Conversation
import Testing
import Wire

/// Follows every sequence of events of a length through a machine, from its beginning or from further on.
///
/// Nothing is recorded but what breaks a rule, so that hundreds of thousands of steps take seconds.
struct Walk<Subject: Machine> {
    /// What the account may turn out to be.
    let found: [FoundAccount]
    /// What is typed where a code is asked for, beside what everybody types.
    let typed: [Event]
    /// Says what is wrong with an effect after these facts; nil if nothing is.
    let fault: (Effect, Facts, Subject) -> String?
    private(set) var steps = 0
    private(set) var endings = 0
    private(set) var grants = 0
    private(set) var commits = 0

    init(
        found: [FoundAccount], typed: [Event] = [], fault: @escaping (Effect, Facts, Subject) -> String?
    ) {
        self.found = found
        self.typed = typed
        self.fault = fault
    }

    mutating func follow(_ machine: Subject, _ facts: Facts = Facts(), length: Int = 5) {
        guard length > 0 else { return }
        for event in Alphabet.fitting(facts, found: found, typed: typed) {
            guard let (next, known) = step(machine, facts, event) else { continue }
            follow(next, known, length: length - 1)
        }
        if case .commit = facts.pending, !facts.isLeft { return leave(machine, facts, length: length) }
        for event in Alphabet.straying(facts.pending) + (facts.isLeft ? [] : Alphabet.leaving) {
            if let (_, known) = step(machine, facts, event) {
                Issue.record("goes on after \(known.events)")
            }
        }
    }

    /// What is being written cannot be stopped: it is waited for, and decides then.
    private mutating func leave(_ machine: Subject, _ facts: Facts, length: Int) {
        for event in Alphabet.leaving {
            steps += 1
            var (next, known) = (machine, facts)
            known.note(event)
            if !next.handle(event).isEmpty { Issue.record("does not wait after \(known.events)") }
            follow(next, known, length: length - 1)
        }
        for event in Alphabet.straying(facts.pending) where step(machine, facts, event) != nil {
            Issue.record("goes on after \(facts.events + [event])")
        }
    }

    /// One event; nil if that was the end.
    private mutating func step(
        _ machine: Subject, _ facts: Facts, _ event: Event
    ) -> (Subject, Facts)? {
        steps += 1
        var (next, known) = (machine, facts)
        known.note(event)
        let effects = next.handle(event)
        guard effects.count == 1, let effect = effects.first else {
            Issue.record("\(effects.count) effects after \(known.events)")
            return nil
        }
        if let fault = fault(effect, known, next) { Issue.record("\(fault) after \(known.events)") }
        known.note(effect)
        guard let ending = effect.ending else { return (next, known) }
        if ![.refused, .unavailable].contains(ending.verdict), !event.fits(facts.pending) {
            Issue.record("\(ending.verdict) by an event that nobody waited for: \(known.events)")
        }
        count(ending, known)
        expectSilence(next, known)
        return nil
    }

    private mutating func count(_ ending: Ending, _ facts: Facts) {
        endings += 1
        if ending.verdict == .granted { grants += 1 }
        if facts.committed != nil { commits += 1 }
    }

    /// What has finished says nothing any more.
    private func expectSilence(_ machine: Subject, _ facts: Facts) {
        var next = machine
        for event in [.began(.valid), .accepted, .code, .committed(.done), .hungUp] as [Event]
        where !next.handle(event).isEmpty {
            Issue.record("speaks after its end: \(facts.events + [event])")
        }
    }
}
