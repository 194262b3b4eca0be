/// One executed instruction with all that its row needs: operands as its form sees them, and the times at which
/// the accessed registers and the word of memory were last accessed.
struct Step {
    /// Counted from 1.
    var cycle: UInt32 = 0
    var pc: UInt32 = 0
    var next: UInt32 = 0
    /// The first operand; for a form in place, the destination's value before.
    var a: UInt32 = 0
    var aTime: UInt32 = 0
    /// The second operand: a register's value or the immediate.
    var b: UInt32 = 0
    var bTime: UInt32 = 0
    /// The destination before and after.
    var old: UInt32 = 0
    var oldTime: UInt32 = 0
    var result: UInt32 = 0
    /// The byte address of a load or store.
    var address: UInt32 = 0
    /// The aligned word of memory before and after, or the word of an input or output stream.
    var memoryOld: UInt32 = 0
    var memoryNew: UInt32 = 0
    var memoryTime: UInt32 = 0
    /// The cursor of a stream before the step.
    var cursor: UInt32 = 0
    var cursorTime: UInt32 = 0
    /// The fields of the form's row of the program table.
    var fields = InlineArray<8, UInt32>(repeating: 0)
}
