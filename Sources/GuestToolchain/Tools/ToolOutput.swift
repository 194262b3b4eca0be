/// One-line summaries of what compilers and linkers write.
enum ToolOutput {
    /// The first error and how many more there are: `main.c:3:5: use of undeclared identifier 'x' (and 2 more)`.
    static func compileSummary(_ output: String) -> String {
        let errors = output.split(separator: "\n").filter { $0.contains("error: ") }
        guard let first = errors.first else { return "the compiler stopped without naming an error" }
        let text = first.replacing(" fatal error: ", with: " ").replacing(" error: ", with: " ")
        return errors.count == 1 ? String(text) : text + " (and \(errors.count - 1) more)"
    }

    /// The first error of the linker, with what to do about it where that is known.
    static func linkSummary(_ output: String) -> String {
        guard let line = output.split(separator: "\n").first(where: { $0.contains("error: ") }) else {
            return "the linker stopped without naming an error"
        }
        let error = line.split(separator: "error: ", maxSplits: 1).last ?? line
        let hint =
            if error.contains("undefined symbol: main") {
                " (a guest needs a main function)"
            } else if error.contains("undefined symbol: _swift_stdlib_") {
                " (the texts of Swift guests are ASCII only)"
            } else if error.contains("undefined symbol") {
                " (a guest has only what nexus.h and the headers beside it declare)"
            } else {
                ""
            }
        return error + hint
    }
}
