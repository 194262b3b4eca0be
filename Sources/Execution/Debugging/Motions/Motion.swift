extension Debugger {
    public enum Direction: Sendable, Hashable, CaseIterable {
        case forward, backward
    }

    /// A way to move through the run.
    ///
    /// Motions mirror GDB's commands and their reverse twins. Every motion but `go`, `first` and `last` also stops at the
    /// first enabled breakpoint or watchpoint on its way; the position that it starts from does not count.
    ///
    /// For `line` and `over`, positions are grouped into *visits*: a visit starts where a position with a source line
    /// follows one of another line or another frame; positions without a line belong to the visit around them, so
    /// functions without line information are stepped through. Forwards a motion goes to the start of the next
    /// visit. Backwards it goes to the start of the present visit, or of the one before it when it is there already:
    /// from one start of a visit to another, `line` forwards and backwards undo each other. (Coming
    /// back out of a function starts a visit in the middle of the caller's line, as in GDB's `step`; GDB's `reverse-step`
    /// would run on to the beginning of that line's last callee.) In a program without line information every
    /// instruction is a visit.
    public enum Motion: Sendable, Hashable {
        /// One instruction (`stepi`).
        case instruction(Direction)
        /// One line, into functions that have lines (`step`).
        case line(Direction)
        /// One line without what it calls (`next`). From the last line of a function it goes on in the caller; backwards
        /// from the first line, to the start of the caller's line, before the call (`reverse-next`).
        case over(Direction)
        /// Forwards until the present function has returned; backwards to the instruction that called it.
        case finish(Direction)
        /// To the next breakpoint or watchpoint, or else to the end or the start of the run (`continue`).
        case resume(Direction)
        /// Until the place is reached (`until`, `advance`), or else to the end or the start of the run.
        case run(to: BreakpointRequest.Place, Direction)
        /// Straight to a position, whatever is on the way.
        case go(to: Int)
        case first
        case last

        public var direction: Direction? {
            switch self {
            case .instruction(let direction), .line(let direction), .over(let direction),
                .finish(let direction),
                .resume(let direction), .run(_, let direction):
                direction
            case .go, .first, .last: nil
            }
        }
    }
}
