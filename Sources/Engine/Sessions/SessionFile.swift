/// What is kept of a debugging session between two starts of the workbench.
///
/// One file a program path. Breakpoints and watches survive a new build of the program; the position and the bookmarks
/// are step numbers, so they are only taken up again when program and input are the same as before.
public struct SessionFile: Sendable, Hashable {
    /// The version of the format that this workbench writes.
    public static let version = 1

    /// The program's path and its identity (hexadecimal) when the session was saved.
    public var programPath: String
    public var programIdentity: String
    /// The inputs' digest when the session was saved; see `SessionStore`.
    public var inputDigest: String
    /// The step at which the cursor was.
    public var position: Int
    /// The debugger's text form: "main.c:12 if a0 == 5", "op:mul after 10 off".
    public var breakpoints: [String]
    /// The debugger's text form: "watch a0 change", "watch 0x2000:4 read off".
    public var watchpoints: [String]
    /// Watch expressions, as typed.
    public var watches: [String]
    public var bookmarks: [Bookmark]
    /// What the workbench wants to find again (pane sizes, open tabs…); its keys and values are the workbench's own.
    public var layout: [String: String]
    /// The theme chosen for this program, if any.
    public var theme: String?

    public struct Bookmark: Sendable, Hashable {
        public var name: String
        public var position: Int

        public init(name: String, position: Int) {
            self.name = name
            self.position = position
        }
    }

    public init(programPath: String, programIdentity: String, inputDigest: String = "") {
        self.programPath = programPath
        self.programIdentity = programIdentity
        self.inputDigest = inputDigest
        position = 0
        breakpoints = []
        watchpoints = []
        watches = []
        bookmarks = []
        layout = [:]
        theme = nil
    }
}
