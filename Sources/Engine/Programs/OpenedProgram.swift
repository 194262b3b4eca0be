import Execution
import RISCV

/// A program that is ready to run, with what is known about where it came from.
public struct OpenedProgram: Sendable {
    public enum Origin: Sendable, Hashable {
        /// An ELF file from anywhere.
        case elf
        /// A guest of the workbench's own samples.
        case sample
        /// A guest folder of the user's.
        case folder
    }

    public let program: Program
    /// The program's identity, computed once.
    public let identity: ProgramIdentity
    public var origin: Origin
    /// The absolute path of the ELF file or of the guest's folder: what a session is kept under.
    public var path: String
    /// What a person types to open it again: a sample's name or the path.
    public var argument: String
    /// Folders in which source files are looked for.
    public var sourceRoots: [String]
    /// The guest's own inputs, used when no other is named.
    public var defaultInput: GuestInput

    public init(
        program: Program, origin: Origin, path: String, argument: String, sourceRoots: [String] = [],
        defaultInput: GuestInput = GuestInput()
    ) {
        self.program = program
        identity = program.identity
        self.origin = origin
        self.path = path
        self.argument = argument
        self.sourceRoots = sourceRoots
        self.defaultInput = defaultInput
    }
}
