import Execution
import RISCV

/// Where the inputs of a run come from, as said on a command line.
public struct InputOptions: Sendable, Hashable {
    /// A file with the public input; `-` is standard input.
    public var inputFile: String?
    /// The public input itself, in hexadecimal.
    public var inputHex: String?
    /// A file with the private input; `-` is standard input.
    public var privateInputFile: String?

    public init(inputFile: String? = nil, inputHex: String? = nil, privateInputFile: String? = nil) {
        self.inputFile = inputFile
        self.inputHex = inputHex
        self.privateInputFile = privateInputFile
    }

    /// These options, where others do not say something else.
    public func overridden(by other: InputOptions) -> InputOptions {
        var options = self
        if other.inputFile != nil || other.inputHex != nil {
            (options.inputFile, options.inputHex) = (other.inputFile, other.inputHex)
        }
        options.privateInputFile = other.privateInputFile ?? privateInputFile
        return options
    }

    /// The public input that is named; nil when none is.
    public func publicInput() throws(EngineError) -> [UInt8]? {
        if inputFile != nil, inputHex != nil {
            throw .badRequest("--input and --input-hex exclude each other: there is one public input")
        }
        if let inputFile { return try FileReader.bytes(of: inputFile, what: "input file") }
        return try inputHex.map { text throws(EngineError) in
            try HexText.bytes(text, what: "text of --input-hex")
        }
    }

    /// The inputs of a run, and where they come from.
    public struct Assembled: Sendable, Hashable {
        public var input: GuestInput
        /// Sentences about inputs that nobody asked for: the program's own are used.
        public var notes: [String]
    }

    /// Reads the files, or takes the program's own input where none is named.
    public func assemble(for program: OpenedProgram) throws(EngineError) -> Assembled {
        if inputFile == "-", privateInputFile == "-" {
            throw .badRequest("--input and --private-input cannot both be standard input")
        }
        var assembled = Assembled(input: program.defaultInput, notes: [])
        if let bytes = try publicInput() {
            assembled.input.publicBytes = bytes
        } else if !program.defaultInput.publicBytes.isEmpty {
            let count = Self.bytes(program.defaultInput.publicBytes.count)
            assembled.notes.append(
                "using the default input of \(program.program.name), \(count); --input gives another")
        }
        if let privateInputFile {
            assembled.input.privateBytes = try FileReader.bytes(
                of: privateInputFile, what: "private input file")
        } else if !program.defaultInput.privateBytes.isEmpty {
            let count = Self.bytes(program.defaultInput.privateBytes.count)
            assembled.notes.append(
                "using the default private input of \(program.program.name), \(count); --private-input gives another"
            )
        }
        return assembled
    }

    /// Whether the named files can be read at all; for callers that read them later, where a failure is harder to tell.
    public func check() throws(EngineError) {
        for (path, what) in [(inputFile, "input file"), (privateInputFile, "private input file")] {
            if let path, path != "-" { _ = try FileReader.bytes(of: path, what: what) }
        }
        if let inputHex { _ = try HexText.bytes(inputHex, what: "text of --input-hex") }
    }

    private static func bytes(_ count: Int) -> String {
        count == 1 ? "1 byte" : "\(Grouped.text(count)) bytes"
    }
}
