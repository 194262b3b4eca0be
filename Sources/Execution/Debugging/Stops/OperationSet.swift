import RISCV

/// The instructions that `op:NAME` stands for: one mnemonic, or a class of them.
public struct OperationSet: Sendable, Hashable, CustomStringConvertible {
    /// A mnemonic or the name of a class.
    public let name: String

    /// A class of instructions that has a name of its own.
    enum Class: String, CaseIterable {
        case load, store, branch, jump, call, ret, muldiv, system

        func contains(_ instruction: Instruction) -> Bool {
            switch self {
            case .load: instruction.opcode.isLoad
            case .store: instruction.opcode.isStore
            case .branch: instruction.opcode.isBranch
            case .jump: instruction.opcode.isJump
            case .call: instruction.linkage.pushes
            case .ret: instruction.linkage.pops && !instruction.linkage.pushes
            case .muldiv: instruction.opcode.rawValue >= Opcode.mul.rawValue
            case .system: [.ecall, .ebreak, .unimp].contains(instruction.opcode)
            }
        }
    }

    public init(named name: String) throws(StopPointError) {
        let lowercase = name.lowercased()
        guard Class(rawValue: lowercase) != nil || Opcode(mnemonic: lowercase) != nil else {
            throw .unknownOperation(name, nearest: NearestNames.nearest(to: name, in: Self.names))
        }
        self.name = lowercase
    }

    /// Every name, classes first.
    public static var names: [String] { Class.allCases.map(\.rawValue) + Opcode.allCases.map(\.mnemonic) }

    public var description: String { name }

    func contains(_ instruction: Instruction) -> Bool {
        if let group = Class(rawValue: name) { return group.contains(instruction) }
        return instruction.opcode.mnemonic == name
    }
}
