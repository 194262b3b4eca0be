import Execution
import Glibc
import ProofMarket
import ProofSystem
import RISCV
import Testing

@testable import Engine

/// This machine in a market: really proved, really verified. The test profile, because a debug build is slow.
@Suite("Real proofs in a market", .serialized)
struct MachineProofsTests {
    private static func program(_ count: Int) throws -> OpenedProgram {
        let source = """
            li a1, \(count)
            again: addi a1, a1, -1
            bnez a1, again
            li a0, 0
            li a7, 93
            ecall
            """
        return OpenedProgram(
            program: try Assembler.assemble(source, name: "loop"), origin: .elf, path: "/loop",
            argument: "/loop")
    }

    /// Two orders, one after the other, and whoever else is named.
    private static func scenario(orders: Int, _ others: String = "") throws -> Scenario {
        try Scenario(
            parsing: """
                name = "bench"
                duration = "10m"
                [chain]
                block = "1s"
                [[client]]
                name = "client"
                interval = "20s"
                orders = \(orders)
                programs = ["loop"]
                cycles = 5
                value = 900_000
                lock = "60s"
                expiry = "120s"
                \(others.isEmpty ? "[[prover]]\nname = \"absent\"\ncost = 1\nspeed = 1000\nstake = 0\njobs = 0\n" : others)
                """, file: "bench.toml")
    }

    private static func machine(
        _ scenario: Scenario, _ conduct: MachineConduct = .honest, proofs: Int = 2, keeps: Bool = false,
        folders: UserFolders = UserFolders { _ in "/nowhere" }
    ) throws -> MarketMachine {
        var options = MarketMachine.Options()
        options.parameters = .test
        options.proofs = proofs
        options.conduct = conduct
        options.keepsProofs = keeps
        options.hourlyCost = 1
        options.calibration = Calibration(
            measurements: [
                .init(
                    cycles: 1000, seconds: ProofStage.allCases.map { _ in 0.1 }, peakMemoryBytes: 1)
            ])
        return try MarketMachine.join(
            scenario, options: options, folders: folders,
            open: { name throws(EngineError) in
                do { return name == "loop" ? try program(500) : nil } catch {
                    throw .unexpected("\(error)")
                }
            })
    }

    private static func run(_ machine: MarketMachine, log: (String) -> Void = { _ in }) throws -> MarketRun {
        let proofs = MachineProofs(machine, mechanism: DutchMechanism.self, seed: 3)
        defer { proofs.cancel() }
        return try MarketRun.make(
            machine.scenario, .init(mechanism: DutchMechanism.self, seed: 3, searchesRegret: false),
            proofs: proofs, write: { line throws(EngineError) in log(line) })
    }

    @Test("orders have the counted size, are proved, verified and paid, and the log replays without proving")
    func honest() throws {
        let folder = try TemporaryFolder()
        let machine = try Self.machine(try Self.scenario(orders: 2), keeps: true, folders: folder.folders)
        #expect(machine.scenario.counts.map(\.cycles) == [1004])
        #expect(machine.programs.map(\.cycles) == [1004])
        // So short a run is estimated to take as long as the one that was measured: 7 stages of 0.1 s.
        #expect(machine.speed.cyclesPerSecond == 1434)
        var log = ""
        let run = try Self.run(machine) { log += $0 + "\n" }
        #expect(run.proofs.count == 2)
        for proof in run.proofs {
            #expect(run.market.floor.orders[proof.order].cycles == 1004)
            #expect(proof.delivered?.verdict == .accepted)
            #expect(proof.delivered?.isInsecure == true)
            #expect(run.market.isPaid(proof))
        }
        let tally = run.market.floor.provers[machine.prover].tally
        #expect(tally.delivered == 2)
        #expect(tally.revenue > 0)
        #expect(run.text.contains { $0.contains("INSECURE") })
        for line in run.proofLines { #expect(line.count <= 100, "\(line)") }
        #expect(run.market.floor.proverNames[machine.prover].contains("INSECURE"))

        let replay = try MarketReplay.check(Array(log.utf8))
        #expect(replay.isComplete)
        #expect(replay.hash == run.hash)
        #expect(replay.proofs.map(\.digest) == run.proofs.compactMap { $0.delivered?.digest })
        var kept = KeptProofs(replay, folders: folder.folders)
        #expect(kept.entries.map(\.state) == [.atHand, .atHand])
        let program = try Self.program(500)
        try kept.verify { _ throws(EngineError) in program }
        #expect(kept.entries.map(\.state) == [.confirmed, .confirmed])

        // Another program is told, a file that was changed is no longer at hand.
        let other = try Self.program(501)
        var changed = KeptProofs(replay, folders: folder.folders)
        try changed.verify { _ throws(EngineError) in other }
        guard case .unchecked = changed.entries[0].state else { Issue.record("\(changed.entries)"); return }
        try AtomicFile.write([1, 2, 3], to: try #require(run.proofs[0].delivered?.path), what: "proof")
        #expect(KeptProofs(replay, folders: folder.folders).entries.map(\.state) == [.missing, .atHand])
    }

    @Test(
        "what is no proof of the order is refused, not paid, and costs the collateral",
        arguments: [
            (MachineConduct.changedByte, Verdict.invalid), (.otherInput, .copied),
        ])
    func wrong(_ conduct: MachineConduct, _ verdict: Verdict) throws {
        let run = try Self.run(try Self.machine(try Self.scenario(orders: 1), conduct, proofs: 1))
        let proof = try #require(run.proofs.first)
        #expect(proof.delivered?.verdict == verdict)
        #expect(proof.delivered?.objection != nil)
        #expect(!run.market.isPaid(proof))
        let order = run.market.floor.orders[0]
        let tally = run.market.floor.provers[proof.prover].tally
        #expect(order.phase == .slashed)
        #expect(tally.revenue == 0)
        #expect(tally.slashed == order.collateral)
        #expect(tally.rejected == 1)
        #expect(run.market.floor.ledger.clients[0] == order.maxPrice)
        #expect(run.report.isConserved)
    }

    @Test("a proof that was made for one order is refused for the next")
    func ownCopy() throws {
        let run = try Self.run(try Self.machine(try Self.scenario(orders: 2), .copy))
        #expect(run.proofs.compactMap { $0.delivered?.verdict } == [.accepted, .copied])
        #expect(run.proofs[0].delivered?.digest == run.proofs[1].delivered?.digest)
        #expect(run.proofs.map(run.market.isPaid) == [true, false])
        #expect(run.proofs[1].delivered?.objection?.contains("context") == true)
        for line in run.proofLines { #expect(line.count <= 100, "\(line)") }
    }

    @Test("another prover that copies this machine's proof is refused by the verifier, and slashed")
    func otherCopy() throws {
        let copycat = """
            [[prover]]
            name = "copycat"
            cost = 1
            speed = 1_000_000
            stake = 100_000
            strategy = "copycat"
            joins = "1m"
            """
        let machine = try Self.machine(try Self.scenario(orders: 2, copycat), proofs: 1)
        var log = ""
        let run = try Self.run(machine) { log += $0 + "\n" }
        #expect(run.proofs.map(\.prover) == [machine.prover, 0])
        #expect(run.proofs.compactMap { $0.delivered?.verdict } == [.accepted, .copied])
        #expect(run.market.floor.provers[0].tally.slashed == run.market.floor.orders[1].collateral)
        #expect(run.market.floor.provers[0].tally.revenue == 0)
        #expect(try MarketReplay.check(Array(log.utf8)).hash == run.hash)
    }

    @Test("the same machine, market and seed give the same log")
    func deterministic() throws {
        let machine = try Self.machine(try Self.scenario(orders: 1), proofs: 1)
        #expect(try Self.run(machine).hash == Self.run(machine).hash)
    }

    @Test("a machine that is cancelled stops at once; going back and on proves nothing twice")
    func cancelled() throws {
        let machine = try Self.machine(try Self.scenario(orders: 1), proofs: 1)
        let (market, proofs) = machine.market(DutchMechanism.self, seed: 3)
        var history = MarketHistory(market)
        while history.step() == .event {}
        #expect(history.step() == .waiting(order: 0))
        proofs.cancel()
        guard case .cancelled = proofs.proofs[0].state else { Issue.record("\(proofs.proofs)"); return }
        // Asked again, it begins again.
        while true {
            let step = history.step()
            if step == .finished { break }
            if step != .event { usleep(10_000) }
        }
        let digest = proofs.proofs[0].delivered?.digest
        #expect(digest != nil)
        history.go(to: 0)
        while history.step() == .event {}
        #expect(proofs.proofs.count == 1)
        #expect(history.market.isPaid(proofs.proofs[0]))
    }

    @Test("a person gives the machine an order, which it takes at what it offers")
    func taken() throws {
        let machine = try Self.machine(try Self.scenario(orders: 1), proofs: 1)
        let joined = machine.market(SealedMechanism.self, seed: 3)
        var market = joined.market
        defer { joined.proofs.cancel() }
        while market.floor.orders.isEmpty { #expect(market.step() == .event) }
        #expect(market.refusalToTake(0) == nil)
        market.intervene(.take(order: 0))
        #expect(market.floor.orders[0].prover == machine.prover)
        #expect(market.refusalToTake(0) != nil)
    }

    @Test("programs that cannot be proved are told; with none left there is nothing to join")
    func notProvable() throws {
        let scenario = try Self.scenario(orders: 1)
        let none = #expect(throws: EngineError.self) {
            try MarketMachine.join(
                scenario, folders: UserFolders { _ in "/nowhere" }, open: { _ throws(EngineError) in nil })
        }
        #expect(none?.description.contains("no sample program") == true)
    }

    @Test("an order's context is of its market, its order and its prover")
    func context() {
        let contexts = [("a", "b", 1, 2, 3), ("ab", "", 1, 2, 3), ("a", "b", 2, 2, 3), ("a", "b", 1, 3, 3)]
            .map {
                OrderContext(scenario: $0.0, mechanism: $0.1, seed: UInt64($0.2)).digest(
                    order: $0.3, prover: $0.4)
            }
        let other = OrderContext(scenario: "a", mechanism: "b", seed: 1).digest(order: 2, prover: 4)
        #expect(Set(contexts + [other]).count == 5)
    }
}
