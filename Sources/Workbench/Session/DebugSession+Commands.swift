import Engine

/// Why something asked of a session cannot be done.
struct SessionFailure: Error {
    let sentence: String
}

extension DebugSession {
    func toggleBreakpoint(at place: String) -> Notice { Notice("breakpoint at \(place)", .done) }
    func apply(_ form: Form) -> Result<Notice, SessionFailure> {
        .failure(SessionFailure(sentence: "not yet"))
    }
    func address(_ text: String) -> Result<UInt32, SessionFailure> {
        .failure(SessionFailure(sentence: "not yet"))
    }
    func perform(_ command: DebugCommand) throws(EngineError) -> [String] { [] }
    func removeBookmark(named name: String) -> Bool { false }
    var bookmarkItems: [ChooserItem] { [] }
}
