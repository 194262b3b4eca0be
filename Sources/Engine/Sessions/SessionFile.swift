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
    public var breakpoints: [SavedBreakpoint]
    public var watchpoints: [SavedWatchpoint]
    /// Watch expressions, as typed.
    public var watches: [String]
    public var bookmarks: [Bookmark]
    /// What the workbench wants to find again (pane sizes, open tabs…); its keys and values are the workbench's own.
    public var layout: [String: String]
    /// The theme chosen for this program, if any.
    public var theme: String?

    public struct SavedBreakpoint: Sendable, Hashable {
        /// As typed: "main.c:12", "fib", "0x1010", "op:mul", "cycle:500".
        public var place: String
        public var condition: String?
        public var ignoreCount: Int
        public var isEnabled: Bool

        public init(place: String, condition: String? = nil, ignoreCount: Int = 0, isEnabled: Bool = true) {
            self.place = place
            self.condition = condition
            self.ignoreCount = ignoreCount
            self.isEnabled = isEnabled
        }
    }

    public struct SavedWatchpoint: Sendable, Hashable {
        /// As typed: "a0", "0x2000:4".
        public var target: String
        /// "read", "write" or "change".
        public var trigger: String
        public var condition: String?
        public var isEnabled: Bool

        public init(target: String, trigger: String, condition: String? = nil, isEnabled: Bool = true) {
            self.target = target
            self.trigger = trigger
            self.condition = condition
            self.isEnabled = isEnabled
        }
    }

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
