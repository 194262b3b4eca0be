import Execution

/// What is different about one planned step of a run with pokes.
struct StepEdit {
    /// What the machine did at the step, if it is not what the recording says.
    var row: TraceRow?
    /// The row's instruction is not the program's.
    var hasOtherInstruction = false
    /// The form in which the step is proved, whether it fits or not.
    var form: Form?
    /// A register that is seen as it was before its last write, and its value then.
    var staleRegister: (index: UInt8, value: UInt32)?
    /// The same of an aligned word of memory.
    var staleWord: (address: UInt32, value: UInt32)?
}
