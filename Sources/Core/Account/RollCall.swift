/// One round in which the name service is asked about every account, and whether what it says can be believed.
///
/// A directory that is down may say of all its users that there are none. So nothing is believed where many go at once,
/// or where nobody is left of those whom the files of this host do not have.
package struct RollCall: Hashable, Sendable {
    /// So many may go at once, however few accounts there are; beyond that one of ``share``.
    package static let most = 10
    static let share = 10
    /// After so many questions without an answer, one after the other, no more are asked.
    static let mostUnanswered = 5

    package enum Answer: Hashable, Sendable {
        /// `isLocal`: the files of this host have it.
        case found(isLocal: Bool)
        /// `isNews`: the round before did not say so.
        case missing(isNews: Bool)
        /// There was no answer.
        case unclear
    }

    /// Why nothing of a round is believed.
    package enum Doubt: Hashable, Sendable {
        /// Too many questions were not answered.
        case silent
        /// So many are missing that were there before.
        case manyAtOnce(Int)
        /// Nobody was found whom the files of this host do not have.
        case nobodyElsewhere
        /// Who was found in this round was not when asked again.
        case fickle
    }

    /// Whether this host asks anything but files.
    private let asksDirectory: Bool
    package private(set) var asked = 0
    private var missing = 0
    private var newlyMissing = 0
    private var elsewhere = 0
    private var unanswered = 0
    private var unansweredInRow = 0

    package init(asksDirectory: Bool) {
        self.asksDirectory = asksDirectory
    }

    package mutating func note(_ answer: Answer) {
        asked += 1
        unansweredInRow = answer == .unclear ? unansweredInRow + 1 : 0
        switch answer {
        case .found(let isLocal): elsewhere += isLocal ? 0 : 1
        case .missing(let isNews):
            missing += 1
            newlyMissing += isNews ? 1 : 0
        case .unclear: unanswered += 1
        }
    }

    /// Whether there is no use in asking on.
    package var isSilent: Bool {
        unansweredInRow >= Self.mostUnanswered || unanswered > Self.most
    }

    package var doubt: Doubt? {
        if isSilent || unanswered > asked / 2 { return .silent }
        if newlyMissing > Self.most, newlyMissing > asked / Self.share { return .manyAtOnce(newlyMissing) }
        return asksDirectory && missing > 0 && elsewhere == 0 ? .nobodyElsewhere : nil
    }
}
