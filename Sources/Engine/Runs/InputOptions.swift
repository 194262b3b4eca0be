import Execution

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

    /// The inputs of a run, and where they come from.
    public struct Assembled: Sendable, Hashable {
        public var input: GuestInput
        /// A sentence when the program's own default input is used, because nobody asked for it.
        public var note: String?
    }

    /// Reads the files, or takes the program's default input when no input is named.
    public func assemble(for program: OpenedProgram) throws(EngineError) -> Assembled {
        if inputFile != nil, inputHex != nil {
            throw .badRequest("--input and --input-hex exclude each other: there is one public input")
        }
        if inputFile == "-", privateInputFile == "-" {
            throw .badRequest("--input and --private-input cannot both be standard input")
        }
        var assembled = Assembled(input: GuestInput())
        if let inputFile {
            assembled.input.publicBytes = try FileReader.bytes(of: inputFile, what: "input file")
        } else if let inputHex {
            assembled.input.publicBytes = try HexText.bytes(inputHex, what: "text of --input-hex")
        } else if let path = program.defaultInputPath {
            assembled.input.publicBytes = try FileReader.bytes(of: path, what: "default input")
            assembled.note =
                "using the default input of \(program.program.name): \(FilePath.name(of: path)), "
                + "\(assembled.input.publicBytes.count) bytes; --input gives another"
        }
        if let privateInputFile {
            assembled.input.privateBytes = try FileReader.bytes(
                of: privateInputFile, what: "private input file")
        } else if inputFile == nil, inputHex == nil, let path = program.defaultPrivateInputPath {
            assembled.input.privateBytes = try FileReader.bytes(of: path, what: "default private input")
        }
        return assembled
    }
}
