import Execution
import ProofMarket
import ProofSystem
import RISCV
import TerminalScreen
import TestSupport
import Testing

@testable import Engine
@testable import Workbench

/// Really proved and really verified, in the test profile, because a debug build is slow.
@Suite("This machine on the Market screen", .serialized)
struct MachineScreenTests {
    private static let scenario: Scenario = {
        let text = """
            name = "bench"
            summary = "two programs, one of which is here"
            duration = "20m"
            [chain]
            block = "1s"
            [[client]]
            name = "client"
            interval = "20s"
            orders = 12
            programs = ["loop", "elsewhere"]
            cycles = 1000
            value = 900_000
            ramp = "50s"
            lock = "60s"
            expiry = "120s"
            [[prover]]
            name = "dear"
            cost = 950_000
            speed = 1000
            stake = 0
            """
        guard let scenario = try? Scenario(parsing: text, file: "bench.toml") else {
            preconditionFailure("the scenario of the tests is one")
        }
        return scenario
    }()

    private static let program: Program? = try? Assembler.assemble(
        """
        li a1, 500
        again: addi a1, a1, -1
        bnez a1, again
        li a0, 0
        li a7, 93
        ecall
        """, name: "loop")

    private static func prepare(
        _ preparation: MachinePreparation, _ conduct: MachineConduct = .honest
    ) -> Result<MarketMachine, EngineError> {
        var options = preparation.options
        (options.parameters, options.conduct) = (.test, conduct)
        (options.keepsProofs, options.hourlyCost) = (false, 1)
        options.calibration = Calibration(
            measurements: [
                .init(cycles: 1000, seconds: ProofStage.allCases.map { _ in 0.1 }, peakMemoryBytes: 1)
            ])
        do throws(EngineError) {
            return .success(
                try MarketMachine.join(
                    preparation.scenario, options: options, folders: UserFolders { _ in "/nowhere" },
                    open: { name in
                        name != "loop"
                            ? nil
                            : program.map {
                                OpenedProgram(program: $0, origin: .elf, path: "/loop", argument: "/loop")
                            }
                    }))
        } catch {
            return .failure(error)
        }
    }

    private static func bench(
        _ keys: String, _ conduct: MachineConduct = .honest, _ size: Size = Size(120, 36)
    ) throws -> HeadlessWorkbench {
        let bench = HeadlessWorkbench(
            model: Bench.model(size), opener: Bench.open, filler: Bench.fill,
            preparer: { prepare($0, conduct) })
        var market = MarketBench.bench(bench, scenario: scenario)
        market.play(try KeyScript(text: "5 " + keys))
        return market
    }

    /// Keys that select the first order for a program, which is open.
    private static func first(_ program: String) throws -> String {
        var market = Market(scenario: scenario, mechanism: DutchMechanism.self, seed: 7)
        while market.step() == .event {
            let orders = market.floor.orders
            if let last = orders.last, market.floor.programs[last.program] == program {
                return "t \"\(market.eventCount)\" enter"
            }
        }
        throw EngineError.unexpected("there is no order for \(program)")
    }

    @Test("P puts this machine on an order, which is really proved, really verified, and paid")
    func paid() throws {
        let bench = try Self.bench(try Self.first("loop") + " P")
        let desk = bench.model.market
        let (market, id) = (try #require(desk.market), try #require(desk.selection.order))
        let order = market.floor.orders[id]
        #expect(order.cycles == 1004 && order.phase == .fulfilled && order.deliverer == market.machine)
        #expect(desk.proof(of: id)?.delivered?.verdict == .accepted)
        // What was traded before it came is not proved.
        #expect(desk.seat.proofs?.proofs.first?.order == id)
        #expect(bench.model.notice?.kind == .done)
        #expect(bench.model.notice?.text.contains("order \(id) is paid") == true)
        #expect(bench.frame.text().contains("the verifier accepts it"))
        #expect(!desk.isBusy)
    }

    @Test("going back to before the order was taken and on again proves nothing twice")
    func again() throws {
        var bench = try Self.bench(try Self.first("loop") + " P")
        let before = bench.model.market.seat.proofs?.proofs.count
        bench.play(try KeyScript(text: "g G"))
        let desk = bench.model.market
        let id = try #require(desk.selection.order)
        #expect(desk.market?.floor.orders[id].deliverer == desk.market?.machine)
        #expect(try #require(before) >= 1)
        #expect(desk.seat.proofs?.proofs.filter { $0.order == id }.count == 1)
    }

    @Test("a proof with one byte changed is not paid, and the verifier's reason is told")
    func refused() throws {
        let bench = try Self.bench(try Self.first("loop") + " P", .changedByte)
        let desk = bench.model.market
        let id = try #require(desk.selection.order)
        #expect(desk.proof(of: id)?.delivered?.verdict == .invalid)
        #expect(desk.market?.floor.orders[id].deliverer != desk.market?.machine)
        #expect(bench.model.notice?.kind != .done)
        #expect(bench.frame.text().contains("the verifier refuses it"))
    }

    @Test("an order that this machine cannot take is refused with the reason")
    func otherProgram() throws {
        let bench = try Self.bench(try Self.first("elsewhere") + " P")
        #expect(bench.model.notice?.text.contains("does not prove this program") == true)
        let desk = bench.model.market
        let order = try #require(desk.selection.order)
        #expect(desk.seat.proofs != nil)
        #expect(desk.proof(of: order) == nil)
        #expect(desk.seat.proofs?.proofs.isEmpty == true)
    }

    @Test("P without an open order says what to do, and X without work too")
    func nothing() throws {
        #expect(try Self.bench("P").model.notice?.text.contains("open order") == true)
        #expect(try Self.bench("X").model.notice?.text.contains("not at work") == true)
    }

    @Test("X stops the proof and the machine; the order goes on without it, and P lets it work again")
    func cancelled() throws {
        // Steered by hand: the headless workbench would wait for the proof.
        let desk = MarketDesk()
        desk.open(Self.scenario, DutchMechanism.self, seed: 7)
        func go(to event: Int) {
            desk.go(to: event)
            while desk.hasBacklog { desk.tick(milliseconds: 0) }
        }
        let keys = try Self.first("loop")
        go(to: try #require(Int(keys.filter(\.isNumber))))
        let id = try #require(desk.market?.floor.orders.last?.id)
        let preparation = try #require(desk.prove(order: id))
        desk.take(Self.prepare(preparation), of: preparation)
        while desk.hasBacklog { desk.tick(milliseconds: 0) }
        #expect(desk.seat.watched == id)
        #expect(desk.cancelMachine() && !desk.isGoing)
        let machine = try #require(desk.market?.machine)
        #expect(desk.market?.floor.provers[machine].isUp == false)
        go(to: .max)
        #expect(desk.market?.floor.orders[id].phase == .slashed)
        #expect(desk.market?.floor.ledger.total == desk.market?.floor.ledger.deposited)
    }

    @Test("what is told of a proof is what was reviewed")
    func texts() throws {
        var progress = ProofProgress()
        progress.stages[0].phase = .done
        progress.stages[1].phase = .running
        progress.stages[1].fraction = 0.47
        progress.seconds = 1.25
        let digest = try #require(ProofDigest(bytes: Array(0..<32)))
        var delivered = MachineProof.Delivered(
            bytes: 312_000, digest: digest, verdict: .accepted, objection: nil, seconds: 2.5,
            provableBits: 100.4, isInsecure: false, path: nil)
        var states: [MachineProof.State] = [.waiting, .proving(ProofProgress()), .proving(progress)]
        states.append(.delivered(delivered))
        (delivered.verdict, delivered.isInsecure) = (.copied, true)
        delivered.objection = "it was made for another context"
        states += [.delivered(delivered), .failed(reason: "the run does not end"), .cancelled]
        let lines = states.flatMap { state in
            MachineText.paragraphs(
                MachineProof(
                    order: 1, program: "loop", cycles: 1004, prover: 1, context: "", state: state)
            ).map(\.plain)
        }
        expectGolden(lines.joined(separator: "\n") + "\n", "market-machine.txt")
    }
}
