/// A motion on its way: everything that has to survive between two slices.
struct Search {
    let motion: Debugger.Motion
    let origin: Int
    /// Positions between the origin and this one have been looked at.
    var frontier: Int
    var stage: Stage
    /// Where the motion ends by itself; nil while that is not known, or when it goes on to the end of the run.
    var target: Int?
    /// Finds the end of motions by line.
    var walk: LineWalk?
    /// Backwards: the nearest hit, while it is open whether the motion ends before it.
    var openHit: StopScan.Hit?
    var scan: StopScan

    enum Stage {
        /// Recording on until the target of `go` or the end exists.
        case reaching
        /// Letting the call index know the frame at the origin.
        case indexing
        /// Counting the hits that breakpoints pass over: breakpoint, counted so far, positions counted.
        case counting(index: Int, count: Int, end: Int)
        case scanning
    }
}
