import RISCV

/// The interpreter's functions by dispatch code, for one kind of recording; made once and kept for ever.
struct OperationTable: @unchecked Sendable {
    // Sendable: nothing writes to the memory after init.
    let functions: UnsafePointer<OperationFunction>

    /// Every operation and every sequence of `DispatchCode` has its function.
    init(farBranch: OperationFunction, functions entries: KeyValuePairs<DispatchSequence, OperationFunction>)
    {
        let table = UnsafeMutablePointer<OperationFunction>.allocate(capacity: DispatchCode.count)
        table.initialize(repeating: farBranch, count: DispatchCode.count)
        var filled = Set([DispatchCode.farBranch])
        for (sequence, function) in entries {
            guard let code = DispatchCode.code(of: sequence) else {
                preconditionFailure("a function belongs to an operation or a sequence of the catalogue")
            }
            table[Int(code)] = function
            filled.insert(code)
        }
        precondition(filled.count == DispatchCode.count, "every dispatch code has a function")
        functions = UnsafePointer(table)
    }
}
