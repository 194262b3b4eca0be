/// What a run does to a register or a word of memory, seen from outside: the time from which its chain of accesses
/// counts, what it holds in the end, and when it was last accessed.
///
/// The first time is free: it need only lie before the first access, within that access's window. One tick before it
/// is always right. What is never accessed has equal times and its initial value.
struct Lifetime: Sendable, Hashable {
    var firstTime: UInt32 = 0
    var finalValue: UInt32 = 0
    var lastTime: UInt32 = 0
}

/// A word of memory that a run accesses, by its aligned byte address.
struct TouchedWord: Sendable, Hashable {
    var address: UInt32
    var lifetime: Lifetime
}
