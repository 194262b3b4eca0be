import Constraints

@testable import Chips

/// Judges a presented run as a checker does whose prover counts its lookups honestly: fast, because the large tables
/// are asked by their definitions instead of being walked.
enum RunJudge {
    /// What is objected to: rules as `chip: label`, buses as `bus: name`, and what the verifier sees by itself as
    /// `public: what`.
    static func complaints(_ tables: [Table], _ statement: Statement) -> Set<String> {
        var found: Set<String> = []
        var balance: [BusTuple: Int] = [:]
        for entry in statement.entries {
            balance[entry.tuple, default: 0] += entry.direction == .send ? 1 : -1
        }
        for table in tables where table.program.entries.contains(where: { !$0.isOffer }) {
            judge(table, &found, &balance)
        }
        for (tuple, excess) in balance where excess != 0 { found.insert("bus: \(tuple.bus.name)") }
        return found
    }

    /// What the verifier sees of tables and statement by itself.
    static func publicComplaint(_ tables: [Table], _ statement: Statement) -> String? {
        do {
            try PublicCheck(program: AttackedProgram.filler.program, statement: statement).check(tables)
            return nil
        } catch {
            return switch error {
            case .unknownChip(_, let name): "public: the rules of \(name)"
            case .rowsInUse(_, let name, _, _): "public: rows in use of \(name)"
            case .rowCount(let name, _, _): "public: number of rows of \(name)"
            case .publicCell(_, let name, let column, _, _, _): "public: \(column) of \(name)"
            case .tooManyCycles: "public: number of cycles"
            case .busCapacity: "public: capacity of the buses"
            }
        }
    }

    /// What a whole check objects to, multiplicities as they stand.
    static func wholeCheck(_ tables: [Table], _ statement: Statement) -> Set<String> {
        guard let report = TraceChecker(tables: tables, statement: statement.entries).check() else {
            return []
        }
        var found = Set(report.imbalances.map { "bus: \($0.tuple.bus.name)" })
        for violation in report.violations {
            let program = tables[violation.row.table].program
            found.insert("\(program.name): \(program.constraints[violation.constraint].label)")
        }
        return found
    }

    private static func judge(_ table: Table, _ found: inout Set<String>, _ balance: inout [BusTuple: Int]) {
        guard let chip = RowProgram.all[table.program.name] else { return }
        let program = chip.program
        for row in 0..<table.height {
            let values = chip.values(table.row(row))
            for rule in program.constraints where values[rule.node] != 0 {
                found.insert("\(program.name): \(rule.label)")
            }
            guard row < table.rowsInUse else { continue }
            for entry in program.entries where !entry.isOffer {
                let tuple = entry.tuple.map { values[$0] }
                if let index = AttackedProgram.lookups[entry.bus] {
                    if index.row(of: tuple) == nil { found.insert("bus: \(entry.bus.name)") }
                } else {
                    balance[BusTuple(bus: entry.bus, values: tuple), default: 0] +=
                        entry.direction == .send ? 1 : -1
                }
            }
        }
    }
}
