import Engine
import Execution
import RISCV
import Synchronization
import TerminalScreen
import Testing

@testable import Workbench

/// A workbench on a small program that every test of the frame uses.
enum Bench {
    /// Calls `twice` three times in a loop, stores the results, and exits with 6.
    static let source = """
        .globl main
        main:
            li s0, 3
            li s1, 0
            lui s2, 0x10000
        loop:
            mv a0, s1
            call twice
            sw a0, 0(s2)
            addi s1, s1, 1
            bne s1, s0, loop
            lw a0, 0(s2)
            addi a0, a0, 2
            li a7, 93
            ecall
        twice:
            add a0, a0, a0
            ret
        """

    static let program: Program = {
        guard let program = try? Assembler.assemble(source, name: "loop.s", at: 0x1000) else {
            preconditionFailure("the program of the tests assembles")
        }
        return program
    }()

    static func opened(saved: SessionFile? = nil) -> OpenedSession {
        OpenedSession(
            program: OpenedProgram(program: program, origin: .elf, path: "/programs/loop", argument: "loop"),
            input: GuestInput(publicBytes: [1, 2, 3]), saved: saved)
    }

    static func model(_ size: Size) -> Model {
        Model(
            size: size,
            welcome: WelcomePage(entries: [
                .init(.sample, argument: "fibonacci", title: "fibonacci", summary: "numbers that grow"),
                .init(.sample, argument: "queens", title: "queens", summary: "eight of them on a board"),
                .init(
                    .fault, argument: "wrong-carry", title: "wrong-carry",
                    summary: "an addition forgets its carry"),
                .init(.recent, argument: "/programs/loop", title: "loop", summary: "/programs/loop"),
            ]),
            themes: ThemeShelf(entries: [
                .init(name: "dark", summary: "Dark"), .init(name: "light", summary: "Light"),
                .init(name: "mono", summary: "No colours"),
            ]))
    }

    /// The welcome page.
    static func welcome(_ size: Size = Size(120, 36)) -> HeadlessWorkbench {
        HeadlessWorkbench(model: model(size), opener: open, filler: fill)
    }

    static func open(_ request: OpenRequest) -> Result<OpenedSession, EngineError> {
        switch request.argument {
        case "missing": .failure(.noSuchProgram(argument: "missing", suggestions: []))
        case "broken": .failure(.buildFailed(folder: "broken", detail: "main.c:1: error\nmain.c:2: error"))
        default: .success(opened())
        }
    }

    /// Runs that were filled once are used by all tests: filling is what takes time.
    private static let runs = Mutex<[[Intervention]: FilledRun]>([:])

    static func fill(_ request: TablesRequest) -> Result<FilledTables, EngineError> {
        do throws(EngineError) {
            // A run with lies in it is one test's own.
            guard request.pokes.isEmpty else { return request.carryOut() }
            let run = try runs.withLock { runs throws(EngineError) in
                if let run = runs[request.interventions] { return run }
                let run = try FilledRun.make(
                    request.program, input: request.input, limits: request.limits,
                    interventions: request.interventions)
                runs[request.interventions] = run
                return run
            }
            return .success(FilledTables(session: try TableSession(run)))
        } catch {
            return .failure(error)
        }
    }

    /// The Debug screen with the program at its start.
    static func debug(_ size: Size = Size(120, 36)) -> HeadlessWorkbench {
        var bench = welcome(size)
        bench.send(.open(OpenRequest(argument: "loop")))
        return bench
    }
}
