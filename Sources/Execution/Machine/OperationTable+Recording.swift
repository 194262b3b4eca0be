import RISCV

/// The functions of a recorded run.
///
/// The same as in `OperationTable+Plain.swift`, with another recorder; why they are written out is said there.
extension OperationTable {
    static let recording = OperationTable(
        farBranch: farBranch,
        functions: [
            DispatchSequence(.lui): constant,
            DispatchSequence(.auipc): constant,
            DispatchSequence(.jal): jal,
            DispatchSequence(.jalr): jalr,
            DispatchSequence(.beq): beq,
            DispatchSequence(.bne): bne,
            DispatchSequence(.blt): blt,
            DispatchSequence(.bge): bge,
            DispatchSequence(.bltu): bltu,
            DispatchSequence(.bgeu): bgeu,
            DispatchSequence(.lb): lb,
            DispatchSequence(.lh): lh,
            DispatchSequence(.lw): lw,
            DispatchSequence(.lbu): lbu,
            DispatchSequence(.lhu): lhu,
            DispatchSequence(.sb): sb,
            DispatchSequence(.sh): sh,
            DispatchSequence(.sw): sw,
            DispatchSequence(.addi): addi,
            DispatchSequence(.slti): slti,
            DispatchSequence(.sltiu): sltiu,
            DispatchSequence(.xori): xori,
            DispatchSequence(.ori): ori,
            DispatchSequence(.andi): andi,
            DispatchSequence(.slli): slli,
            DispatchSequence(.srli): srli,
            DispatchSequence(.srai): srai,
            DispatchSequence(.add): add,
            DispatchSequence(.sub): sub,
            DispatchSequence(.sll): sll,
            DispatchSequence(.slt): slt,
            DispatchSequence(.sltu): sltu,
            DispatchSequence(.xor): xor,
            DispatchSequence(.srl): srl,
            DispatchSequence(.sra): sra,
            DispatchSequence(.or): or,
            DispatchSequence(.and): and,
            DispatchSequence(.fence): fence,
            DispatchSequence(.ecall): call,
            DispatchSequence(.ebreak): trap,
            DispatchSequence(.unimp): trap,
            DispatchSequence(.mul): mul,
            DispatchSequence(.mulh): mulh,
            DispatchSequence(.mulhsu): mulhsu,
            DispatchSequence(.mulhu): mulhu,
            DispatchSequence(.div): div,
            DispatchSequence(.divu): divu,
            DispatchSequence(.rem): rem,
            DispatchSequence(.remu): remu,
            DispatchSequence(.addi, .addi, .bne): addiAddiBne,
            DispatchSequence(.addi, .bne, handing: .first): addiBneHandingFirst,
            DispatchSequence(.addi, .addi): addiAddi,
            DispatchSequence(.addi, .add): addiAdd,
            DispatchSequence(.addi, .auipc): addiAuipc,
            DispatchSequence(.addi, .beq): addiBeq,
            DispatchSequence(.addi, .bltu): addiBltu,
            DispatchSequence(.addi, .bne): addiBne,
            DispatchSequence(.addi, .jalr): addiJalr,
            DispatchSequence(.addi, .lw): addiLw,
            DispatchSequence(.addi, .srli): addiSrli,
            DispatchSequence(.addi, .sw): addiSw,
            DispatchSequence(.add, .lw, handing: .first): addLwHandingFirst,
            DispatchSequence(.add, .addi): addAddi,
            DispatchSequence(.add, .add): addAdd,
            DispatchSequence(.add, .mul): addMul,
            DispatchSequence(.add, .srli): addSrli,
            DispatchSequence(.andi, .beq, handing: .first): andiBeqHandingFirst,
            DispatchSequence(.andi, .add, handing: .second): andiAddHandingSecond,
            DispatchSequence(.andi, .add): andiAdd,
            DispatchSequence(.and, .add, handing: .first): andAddHandingFirst,
            DispatchSequence(.auipc, .jalr, handing: .first): auipcJalrHandingFirst,
            DispatchSequence(.lui, .addi, handing: .first): luiAddiHandingFirst,
            DispatchSequence(.lw, .addi): lwAddi,
            DispatchSequence(.lw, .lw): lwLw,
            DispatchSequence(.mul, .add, handing: .first): mulAddHandingFirst,
            DispatchSequence(.mul, .add, handing: .second): mulAddHandingSecond,
            DispatchSequence(.mul, .add): mulAdd,
            DispatchSequence(.slli, .or, handing: .first): slliOrHandingFirst,
            DispatchSequence(.slli, .or, handing: .second): slliOrHandingSecond,
            DispatchSequence(.slli, .or): slliOr,
            DispatchSequence(.slli, .xor, handing: .second): slliXorHandingSecond,
            DispatchSequence(.srli, .blt): srliBlt,
            DispatchSequence(.srli, .bne, handing: .first): srliBneHandingFirst,
            DispatchSequence(.srli, .bne): srliBne,
            DispatchSequence(.srli, .or, handing: .second): srliOrHandingSecond,
            DispatchSequence(.srli, .xor, handing: .second): srliXorHandingSecond,
            DispatchSequence(.sw, .addi): swAddi,
            DispatchSequence(.sw, .sw): swSw,
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
private func addiBneHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.AddImmediate, Operations.BranchUnequal>.run(Recorder.self, n, x, m, f, a, r)
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
private func addLwHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.Add, Operations.LoadWord>.run(Recorder.self, n, x, m, f, a, r)
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
private func andiBeqHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.AndImmediate, Operations.BranchEqual>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andiAddHandingSecond(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingSecond<Operations.AndImmediate, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andiAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.AndImmediate, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func andAddHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.And, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func auipcJalrHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.Constant, Operations.JumpToRegister>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func luiAddiHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.Constant, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lwAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.LoadWord, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func lwLw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.LoadWord, Operations.LoadWord>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulAddHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.Multiply, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulAddHandingSecond(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingSecond<Operations.Multiply, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func mulAdd(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.Multiply, Operations.Add>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slliOrHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.ShiftLeftImmediate, Operations.Or>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slliOrHandingSecond(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingSecond<Operations.ShiftLeftImmediate, Operations.Or>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slliOr(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftLeftImmediate, Operations.Or>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func slliXorHandingSecond(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingSecond<Operations.ShiftLeftImmediate, Operations.Xor>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliBlt(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftRightImmediate, Operations.BranchLess>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliBneHandingFirst(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingFirst<Operations.ShiftRightImmediate, Operations.BranchUnequal>.run(
        Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliBne(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.ShiftRightImmediate, Operations.BranchUnequal>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliOrHandingSecond(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingSecond<Operations.ShiftRightImmediate, Operations.Or>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func srliXorHandingSecond(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target)
    -> Int
{
    HandingSecond<Operations.ShiftRightImmediate, Operations.Xor>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func swAddi(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.StoreWord, Operations.AddImmediate>.run(Recorder.self, n, x, m, f, a, r)
}
@inline(__always)
private func swSw(_ n: Source, _ x: Target, _ m: Target, _ f: Source, _ a: Int, _ r: Target) -> Int {
    Pair<Operations.StoreWord, Operations.StoreWord>.run(Recorder.self, n, x, m, f, a, r)
}
