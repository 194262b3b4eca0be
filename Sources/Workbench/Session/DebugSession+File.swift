import Engine
import Execution
import RISCV

/// What is kept between two starts of the workbench.
extension DebugSession {
    /// The session as it is written, with the frame's own pairs.
    func file(layout: [String: String], theme: String?) -> SessionFile {
        var file = SessionFile(
            programPath: opened.program.path, programIdentity: identity, inputDigest: inputDigest)
        file.position = position
        file.breakpoints = debugger.breakpoints.map(\.request.description)
        file.watchpoints = debugger.watchpoints.map(\.request.description)
        file.watches = debugger.watches.map(\.text)
        file.bookmarks = bookmarks
        file.layout = layout
        file.theme = theme
        return file
    }

    var savedLayout: [String: String]? { opened.saved?.layout }
    var savedTheme: String? { opened.saved?.theme }

    /// What to say first: what of the saved session is lost, or the last note of opening.
    var greeting: String? {
        if lost.isEmpty { return opened.notes.last }
        return "no longer in the program, and left out: " + lost.joined(separator: "; ")
    }

    /// Takes up what was saved. A stop that no longer fits the program is left out with a note.
    func restore() {
        if sources.ownFiles != nil { firstMotion = .line(.forward) }
        guard let saved = opened.saved else { return }
        for text in saved.breakpoints {
            do throws(StopPointError) { try debugger.addBreakpoint(text) } catch { lost.append(text) }
        }
        for text in saved.watchpoints {
            do throws(StopPointError) { try debugger.addWatchpoint(text) } catch { lost.append(text) }
        }
        for watch in saved.watches { try? debugger.addWatch(watch) }
        // Step numbers mean the same only in the same run.
        guard saved.programIdentity == identity, saved.inputDigest == inputDigest else { return }
        bookmarks = saved.bookmarks.filter { $0.position >= 0 }
        firstMotion = saved.position > 0 ? .go(to: saved.position) : nil
    }

    private var inputDigest: String { SessionStore.digest(of: opened.input) }
}
