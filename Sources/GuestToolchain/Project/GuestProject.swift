/// A folder with the sources of one guest, and what its `guest.toml` says about it.
public struct GuestProject: Sendable, Hashable {
    /// The absolute path.
    public var folder: String
    /// Letters, digits, `-` and `_`.
    public var name: String
    public var language: GuestLanguage
    /// One line that says what the program does.
    public var summary: String
    /// Paths in the folder, sorted.
    public var sources: [String]
    /// C and C++ headers in the folder, sorted.
    public var headers: [String]
    /// The public input of a run that is given no other.
    public var input: [UInt8]
    public var privateInput: [UInt8]
    /// What a run with these inputs should end with; nil: the guest is expected to panic.
    public var expectedExitCode: UInt32?
    /// What such a run should write; nil: nothing is known about it.
    public var expectedOutput: [UInt8]?

    public init(
        folder: String, name: String, language: GuestLanguage, summary: String = "", sources: [String],
        headers: [String] = [], input: [UInt8] = [], privateInput: [UInt8] = [],
        expectedExitCode: UInt32? = 0,
        expectedOutput: [UInt8]? = nil
    ) {
        self.folder = folder
        self.name = name
        self.language = language
        self.summary = summary
        self.sources = sources
        self.headers = headers
        self.input = input
        self.privateInput = privateInput
        self.expectedExitCode = expectedExitCode
        self.expectedOutput = expectedOutput
    }
}
