import Constraints
import TestSupport
import Testing

@testable import Chips

@Suite("Attacks on a run")
struct RunAttackTests {
    @Test("the honest run passes, also when all of it is checked")
    func honest() {
        let set = AttackedProgram.honest.set
        #expect(RunJudge.complaints(set.tables, set.statement) == [])
        #expect(RunJudge.publicComplaint(set.tables, set.statement) == nil)
        #expect(RunJudge.wholeCheck(set.tables, set.statement) == [])
    }

    @Test(
        "every attack is caught by the rule or bus that was reviewed", arguments: AttackCatalogue.all.indices)
    func caught(index: Int) throws {
        let attack = AttackCatalogue.all[index]
        let complaints = try Self.complaints(of: attack)
        #expect(!complaints.isEmpty, "\(attack.name) passes")
        guard !isUpdatingGoldens else { return }
        let expected = goldenLines("attacks.txt").first { $0.hasPrefix("\(attack.name) — ") }
        #expect(
            expected.map(String.init) == Self.line(attack, complaints), "NEXUS_UPDATE_GOLDENS=1 rewrites it")
    }

    @Test("each of the attacks 1 to 36 is tried by both forgers, or it is said why not")
    func coverage() {
        for number in 1...36 {
            for forger in [AttackCatalogue.Forger.cell, .executor] {
                let isTried = AttackCatalogue.all.contains { $0.number == number && $0.forger == forger }
                let reason = AttackCatalogue.inapplicable[number]?[forger]
                #expect(isTried != (reason != nil), "attack \(number), \(forger) forger")
            }
        }
    }

    @Test("attacks have different names")
    func names() {
        #expect(Set(AttackCatalogue.all.map(\.name)).count == AttackCatalogue.all.count)
    }

    @Test("the reviewed lines are those of the catalogue, in its order")
    func reviewed() throws {
        if isUpdatingGoldens {
            let lines = try AttackCatalogue.all.map { Self.line($0, try Self.complaints(of: $0)) }
            expectGolden(lines.joined(separator: "\n") + "\n", "attacks.txt")
        }
        let names = goldenLines("attacks.txt").compactMap {
            $0.split(separator: " — ").first.map(String.init)
        }
        #expect(names == AttackCatalogue.all.map(\.name))
    }

    private static func line(_ attack: AttackCatalogue.Attack, _ complaints: Set<String>) -> String {
        "\(attack.name) — \(complaints.sorted().joined(separator: "; "))"
    }

    private static func complaints(of attack: AttackCatalogue.Attack) throws -> Set<String> {
        let (tables, statement) = try attack.forgery.present()
        var complaints: Set<String> =
            switch attack.judges {
            case .rows: RunJudge.complaints(tables, statement)
            case .whole: RunJudge.wholeCheck(tables, statement)
            case .verifier: []
            }
        if attack.forgery.changesShape, let found = RunJudge.publicComplaint(tables, statement) {
            complaints.insert(found)
        }
        return complaints
    }
}
