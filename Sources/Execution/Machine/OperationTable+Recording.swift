import RISCV

/// The functions of a recorded run.
///
/// The same as in `OperationTable+Plain.swift`, with another recorder; why they are written out is said there.
extension OperationTable {
    static let recording = OperationTable(
        farBranch: farBranch,
        functions: [
            [.lui]: constant,
            [.auipc]: constant,
            [.jal]: jal,
            [.jalr]: jalr,
            [.beq]: beq,
            [.bne]: bne,
            [.blt]: blt,
            [.bge]: bge,
            [.bltu]: bltu,
            [.bgeu]: bgeu,
            [.lb]: lb,
            [.lh]: lh,
            [.lw]: lw,
            [.lbu]: lbu,
            [.lhu]: lhu,
            [.sb]: sb,
            [.sh]: sh,
            [.sw]: sw,
            [.addi]: addi,
            [.slti]: slti,
            [.sltiu]: sltiu,
            [.xori]: xori,
            [.ori]: ori,
            [.andi]: andi,
            [.slli]: slli,
            [.srli]: srli,
            [.srai]: srai,
            [.add]: add,
            [.sub]: sub,
            [.sll]: sll,
            [.slt]: slt,
            [.sltu]: sltu,
            [.xor]: xor,
            [.srl]: srl,
            [.sra]: sra,
            [.or]: or,
            [.and]: and,
            [.fence]: fence,
            [.ecall]: call,
            [.ebreak]: trap,
            [.unimp]: trap,
            [.mul]: mul,
            [.mulh]: mulh,
            [.mulhsu]: mulhsu,
            [.mulhu]: mulhu,
            [.div]: div,
            [.divu]: divu,
            [.rem]: rem,
            [.remu]: remu,
            [.addi, .addi, .bne]: addiAddiBne,
            [.addi, .addi]: addiAddi,
            [.addi, .add]: addiAdd,
            [.addi, .auipc]: addiAuipc,
            [.addi, .beq]: addiBeq,
            [.addi, .bltu]: addiBltu,
            [.addi, .bne]: addiBne,
            [.addi, .jalr]: addiJalr,
            [.addi, .lw]: addiLw,
            [.addi, .srli]: addiSrli,
            [.addi, .sw]: addiSw,
            [.add, .addi]: addAddi,
            [.add, .add]: addAdd,
            [.add, .mul]: addMul,
            [.add, .srli]: addSrli,
            [.andi, .add]: andiAdd,
            [.andi, .beq]: andiBeq,
            [.and, .add]: andAdd,
            [.auipc, .jalr]: auipcJalr,
            [.lui, .addi]: luiAddi,
            [.lw, .addi]: lwAddi,
            [.lw, .andi]: lwAndi,
            [.lw, .lw]: lwLw,
            [.mul, .add]: mulAdd,
            [.slli, .or]: slliOr,
            [.slli, .xor]: slliXor,
            [.srli, .blt]: srliBlt,
            [.srli, .bne]: srliBne,
            [.srli, .or]: srliOr,
            [.srli, .xor]: srliXor,
            [.sw, .addi]: swAddi,
            [.sw, .sw]: swSw,
        ])
}

private typealias Recorder = StepPacker
private typealias Source = UnsafeRawPointer
private typealias Target = UnsafeMutableRawPointer

@inline(__always)
private func farBranch(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.FarBranch.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func constant(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Constant.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func jal(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Jump.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func jalr(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.JumpToRegister.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func beq(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.BranchEqual.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func bne(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.BranchUnequal.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func blt(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.BranchLess.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func bge(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.BranchGreaterEqual.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func bltu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.BranchBelow.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func bgeu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.BranchAboveEqual.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lb(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.LoadByte.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lh(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.LoadHalf.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.LoadWord.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lbu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.LoadByteUnsigned.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lhu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.LoadHalfUnsigned.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sb(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.StoreByte.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sh(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.StoreHalf.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.StoreWord.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.AddImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slti(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.SetLessImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sltiu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.SetBelowImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func xori(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.XorImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func ori(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.OrImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.AndImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slli(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.ShiftLeftImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srli(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.ShiftRightImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srai(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.ShiftArithmeticImmediate.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func add(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Add.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sub(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Subtract.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sll(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.ShiftLeft.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slt(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.SetLess.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sltu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.SetBelow.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func xor(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Xor.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srl(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.ShiftRight.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func sra(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.ShiftArithmetic.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func or(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Or.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func and(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.And.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func fence(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Fence.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func call(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Call.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func trap(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Trap.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mul(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Multiply.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulh(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.MultiplyHigh.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulhsu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.MultiplyHighMixed.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulhu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.MultiplyHighUnsigned.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func div(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Divide.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func divu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.DivideUnsigned.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func rem(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.Remainder.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func remu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Operations.RemainderUnsigned.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiAddiBne(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Pair<Operations.AddImmediate, Operations.BranchUnequal>>.run(
        Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiAuipc(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.Constant>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiBeq(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.BranchEqual>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiBltu(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.BranchBelow>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiBne(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.BranchUnequal>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiJalr(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.JumpToRegister>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiLw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.LoadWord>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiSrli(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.ShiftRightImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addiSw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AddImmediate, Operations.StoreWord>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Add, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Add, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addMul(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Add, Operations.Multiply>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func addSrli(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Add, Operations.ShiftRightImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andiAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AndImmediate, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andiBeq(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AndImmediate, Operations.BranchEqual>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.And, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func auipcJalr(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Constant, Operations.JumpToRegister>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func luiAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Constant, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lwAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.LoadWord, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lwAndi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.LoadWord, Operations.AndImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lwLw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.LoadWord, Operations.LoadWord>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Multiply, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slliOr(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftLeftImmediate, Operations.Or>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slliXor(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftLeftImmediate, Operations.Xor>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliBlt(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftRightImmediate, Operations.BranchLess>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliBne(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftRightImmediate, Operations.BranchUnequal>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliOr(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftRightImmediate, Operations.Or>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliXor(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftRightImmediate, Operations.Xor>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func swAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.StoreWord, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func swSw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.StoreWord, Operations.StoreWord>.run(Recorder.self, n, x, m, f, a, r)
}
