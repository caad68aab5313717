import Platform

/// How long each step of an end may take, in milliseconds.
struct EndingPatience {
    /// A leader has so long to close its session; then it is killed.
    var leader: Int64 = 5_000
    /// For one that was killed.
    var killedLeader: Int64 = 1_000
    /// Most go with their terminal, a moment after the leader.
    var settling: Int64 = 1_000
    /// What is to end has so long to do it by itself.
    var gentle: Int64 = 2_000
    /// What does not is killed with all that it starts, again and again for so long.
    var killing: Int64 = 500
    /// At least so often, however long one round takes among many processes.
    var rounds = 8
    /// How long those that were killed in a round have to be gone.
    var round: Int64 = 250
    /// Whatever comes, nothing more is begun after so long: sallyportd waits 20 s for its answer.
    var all: Int64 = 14_000
}
