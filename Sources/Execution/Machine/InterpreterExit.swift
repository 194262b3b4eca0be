/// Why the loop was left. Except for `budget`, the instruction at `next` has not been retired and has changed
/// nothing.
struct InterpreterExit: Equatable {
    let rawValue: Int

    /// Not left: the instruction was retired.
    static let none = InterpreterExit(rawValue: 0)
    /// The step budget is used up.
    static let budget = InterpreterExit(rawValue: 1)
    /// An `ecall`.
    static let call = InterpreterExit(rawValue: 2)
    /// `ebreak`, `unimp`, an undecodable word or the end of the region.
    static let trap = InterpreterExit(rawValue: 3)
    /// A branch or `jal` whose target is not a slot of this region; a branch may still not be taken.
    static let farBranch = InterpreterExit(rawValue: 4)
    /// A `jalr` whose target (in `address`) is not a slot of this region.
    static let farJump = InterpreterExit(rawValue: 5)
    /// A load or store at a misaligned `address`.
    static let misaligned = InterpreterExit(rawValue: 6)
    /// A load or store at an `address` whose page is not known to be admitted.
    static let unadmitted = InterpreterExit(rawValue: 7)
}
