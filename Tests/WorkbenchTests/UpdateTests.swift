import Engine
import TerminalScreen
import Testing

@testable import Workbench

@Suite("Keys on the Debug screen")
struct UpdateTests {
    /// From the start of the program, keys, and the step where they lead.
    static let motions: [(keys: String, step: Int)] = [
        ("i", 1), ("i i i", 3), ("i i I", 1), ("I", 0), ("G", 28), ("G I", 27), ("G g", 0),
        ("t \"7\" enter", 7), ("t \"7\" enter t \"+2\" enter", 9), ("t \"7\" enter t \"-2\" enter", 5),
        ("% \"50\" enter", 14), ("% \"100%\" enter", 28), ("t \"7\" esc", 0),
        (": \"goto 9\" enter", 9), (": \"stepi 4\" enter", 4),
        (": \"last\" enter : \"reverse-stepi 3\" enter", 25),
        (": \"break twice\" enter c", 5), (": \"break twice\" enter c c", 12),
        (": \"break twice\" enter G C", 19),
        (": \"break twice\" enter c f", 7), (": \"break twice\" enter c i F", 5),
        (": \"watch s1\" enter c", 9), ("t \"7\" enter backspace", 0), ("t \"7\" enter backspace >", 7),
        ("t \"7\" enter m \"here\" enter g ' enter", 7), ("f5", 28), ("f5 shift-f5", 0),
    ]

    @Test("keys lead to a step", arguments: motions)
    func motion(_ row: (keys: String, step: Int)) throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: row.keys))
        #expect(bench.model.session?.position == row.step, "\(row.keys): \(bench.model.notice?.text ?? "")")
    }

    @Test("a key that means nothing yet leaves the line about the program that is being opened")
    func early() {
        var model = Bench.model(Size(80, 24))
        _ = model.update(.open(OpenRequest(argument: "loop")))
        _ = model.update(.progress("compiling main.c"))
        _ = model.update(.input(.key("s")))
        #expect(Frame.draw(model).text().contains("compiling main.c"))
    }

    /// Keys, and what the message line says at last.
    static let notices: [(keys: String, text: String)] = [
        (": \"print 1 + 2\" enter", "1 + 2 = 0x00000003"), ("e \"s0\" enter", "s0 = 0x00000000"),
        (": \"nonsense\" enter", "no command"), (": \"theme nope\" enter", "there is no theme"),
        (": \"pane nope\" enter", "there is no pane"), ("backspace", "nothing to go back to"),
        ("u", "there is no edit to undo"), (": \"who a0\" enter", "was never written before here"),
        (": \"open missing\" enter", "there is no file, sample or guest folder"),
        ("e \"1 +\" enter", "column"), (": \"goto 99\" enter", "past its end"),
        ("G : \"edit a0 = 1\" enter", "exited"),
        (": \"goto 3\" enter : \"edit s0 = 1\" enter", "changed at step 3: s0"),
    ]

    @Test("keys lead to a sentence", arguments: notices)
    func notice(_ row: (keys: String, text: String)) throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: row.keys))
        #expect(
            bench.model.notice?.text.contains(row.text) == true, "\(bench.model.notice?.text ?? "nothing")")
    }

    /// Keys, and where the keyboard is then.
    static let places: [(keys: String, place: Place)] = [
        ("tab", .pane(.disassembly)), ("tab shift-tab", .pane(.source)), (":", .prompt),
        (": esc", .pane(.source)),
        ("?", .chooser), ("? esc", .pane(.source)), ("ctrl-p", .chooser), ("ctrl-b", .form),
        ("ctrl-b esc", .pane(.source)),
        ("B", .pane(.breakpoints)), ("B esc", .pane(.source)), ("W", .pane(.watches)), ("w", .form),
        ("'", .pane(.source)),
        (": \"pane memory\" enter", .pane(.memory)), ("0", .welcome), ("0 1", .pane(.source)),
        ("T", .chooser),
        ("ctrl-p \"zoom\" esc", .pane(.source)), (": \"zoom\" enter", .pane(.source)),
    ]

    @Test("keys lead to a place", arguments: places.filter { $0.keys != "'" })
    func place(_ row: (keys: String, place: Place)) throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: row.keys))
        #expect(bench.model.place == row.place)
    }

    @Test("a change of a value is recorded again, undone and redone")
    func edits() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: ": \"goto 3\" enter : \"edit s0 = 1\" enter"))
        #expect(bench.model.session?.length == 14)
        bench.play(try KeyScript(text: "u"))
        #expect(bench.model.session?.length == 28)
        bench.play(try KeyScript(text: "ctrl-r"))
        #expect(bench.model.session?.length == 14)
    }

    @Test("the breakpoint form sets condition and skipped hits")
    func breakpointForm() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: "ctrl-b ctrl-u \"twice\" tab \"s1 == 2\" enter"))
        #expect(bench.model.session?.debugger.breakpoints.first?.request.description == "twice if s1 == 2")
        #expect(bench.savedSessions == 1)
        bench.play(try KeyScript(text: "c"))
        #expect(bench.model.session?.position == 19)
    }

    @Test("a mistake in a form is shown in it")
    func formError() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: "ctrl-b ctrl-u \"nowhere\" enter"))
        guard case .form(let form) = bench.model.popups.last else {
            Issue.record("the form is gone")
            return
        }
        #expect(form.error?.contains("nowhere") == true)
    }

    @Test("q quits, also by its command; esc does not")
    func quitting() throws {
        for keys in ["q", ": \"quit\" enter", "ctrl-c"] {
            var bench = Bench.debug()
            bench.play(try KeyScript(text: keys))
            #expect(bench.hasQuit, "\(keys)")
        }
        var bench = Bench.debug()
        bench.play(try KeyScript(text: "esc"))
        #expect(!bench.hasQuit)
    }

    @Test("the theme chooser previews and esc takes it back")
    func themes() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: "T down"))
        #expect(bench.model.themes.current == "light")
        bench.play(try KeyScript(text: "esc"))
        #expect(bench.model.themes.current == "dark")
        bench.play(try KeyScript(text: "T down enter"))
        #expect(bench.model.themes.chosen == "light")
    }

    @Test("a failed build shows the compiler's lines")
    func buildFailure() throws {
        var bench = Bench.welcome()
        bench.play(try KeyScript(text: ": \"open broken\" enter"))
        #expect(bench.frame.text().contains("main.c:2: error"))
    }

    @Test("tab completes commands, themes and functions")
    func completion() throws {
        for (typed, completed) in [
            ("\"reverse-c\" tab", "reverse-continue"), ("\"theme mo\" tab", "theme mono"),
            ("\"break tw\" tab", "break twice"),
        ] {
            var bench = Bench.debug()
            bench.play(try KeyScript(text: ": " + typed))
            #expect(bench.model.prompt?.editor.text == completed)
        }
    }

    @Test("the prompt remembers what was typed")
    func history() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: ": \"goto 5\" enter : up"))
        #expect(bench.model.prompt?.editor.text == "goto 5")
    }

    @Test("the layout survives being saved")
    func layout() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: "tab tab z + ="))
        let layout = bench.model.layout
        #expect(LayoutChoice(saved: layout.saved) == layout)
    }

    @Test("a session comes back with stops, bookmarks and position")
    func restoring() throws {
        var bench = Bench.debug()
        bench.play(try KeyScript(text: ": \"break twice if s1 > 0\" enter t \"6\" enter m \"six\" enter"))
        let session = try #require(bench.model.session)
        let file = session.file(layout: bench.model.layout.saved, theme: nil)
        let again = try DebugSession(Bench.opened(saved: file), request: OpenRequest(argument: "loop"))
        while again.work != nil { _ = again.advance(budget: 1000) }
        #expect(again.position == 6)
        #expect(again.bookmarks == session.bookmarks)
        #expect(again.breakpointLines == ["1 twice if s1 > 0, stopped 0 times"])
    }
}
