import Algebra
import Constraints
import TestSupport

@testable import Chips

/// Searches for a row that passes without one of its chip's rules or entries and is forged: what that rule or entry
/// stops.
///
/// A row is changed in one cell, or filled for a step that is not the one that happened, or its claim is set to
/// something false; then what breaks is repaired, cell by cell, each repair solved for in the field, until nothing but
/// the removed item complains or the depth is used up.
struct ForgerySearch {
    let setting: RowSetting
    /// The rule or entry that is removed.
    let removed: Int
    /// How many rows may still be looked at.
    var budget: Int
    private var random = SeededRandom(seed: 1)
    private var scratch: [UInt32]
    private let masks: [UInt64]
    /// The values of the nodes on the row as it was filled for the case: what most of a forged row keeps.
    private let usual: [UInt32]

    init(_ row: SetRow, removing removed: Int, budget: Int) {
        setting = row.setting
        usual = setting.chip.values(row.cells)
        self.removed = removed
        self.budget = budget
        let program = setting.chip.program
        scratch = Array(repeating: 0, count: program.nodes.count)
        let columns = setting.chip.columns
        masks =
            program.constraints.map { columns[$0.node] }
            + program.entries.map { $0.tuple.reduce(0) { $0 | columns[$1] } }
    }

    /// A forged row that passes without the removed item, or nil; `start` may be any filling of the row.
    mutating func forge(from start: [UInt32], depth: Int) -> [UInt32]? {
        if let found = repair(start, locked: 0, depth: depth) { return found }
        // First the cells of which the removed item speaks, then the others.
        let isInvolved = start.indices.map { masks[removed] >> UInt64($0) & 1 == 1 }
        for column in start.indices.sorted(by: { isInvolved[$0] && !isInvolved[$1] }) {
            for value in temptations(column, start) where value != start[column] && budget > 0 {
                var cells = start
                cells[column] = value
                if let found = repair(cells, locked: 1 << UInt64(column), depth: depth) { return found }
            }
        }
        return nil
    }

    // MARK: - Repairing

    private mutating func repair(_ start: [UInt32], locked: UInt64, depth: Int) -> [UInt32]? {
        guard budget > 0 else { return nil }
        budget -= 1
        let values = setting.chip.values(start)
        var worst: (item: Int, free: UInt64)?
        var count = 0
        for item in 0..<setting.itemCount where item != removed && !setting.holds(item, values) {
            let free = masks[item] & ~locked
            if free == 0 { return nil }
            if worst.map({ free.nonzeroBitCount < $0.free.nonzeroBitCount }) ?? true { worst = (item, free) }
            count += 1
        }
        guard let worst else {
            return setting.isDishonest(values, without: removed) ? start : nil
        }
        // One repair mends at most a few items.
        guard depth > 0, count <= 3 * depth else { return nil }
        var cells = start
        for (node, target) in targets(worst.item, values) {
            for column in cells.indices
            where worst.free & setting.chip.columns[node] >> UInt64(column) & 1 == 1 {
                for value in solutions(node, target, column, &cells) where value != start[column] {
                    cells[column] = value
                    let lock = locked | 1 << UInt64(column)
                    if let found = repair(cells, locked: lock, depth: depth - 1) { return found }
                }
                cells[column] = start[column]
            }
        }
        return nil
    }

    /// What nodes of a broken item might be instead.
    private func targets(_ item: Int, _ values: [UInt32]) -> [(node: Int, value: UInt32)] {
        let program = setting.chip.program
        guard item >= program.constraints.count else { return [(program.constraints[item].node, 0)] }
        let entry = item - program.constraints.count
        let tuple = program.entries[entry].tuple
        func wrong(_ expected: [UInt32]) -> [(Int, UInt32)] {
            let index = expected.indices.first { values[tuple[$0]] != expected[$0] }
            return index.map { [(tuple[$0], expected[$0])] } ?? []
        }
        func byte(_ index: Int) -> [(Int, UInt32)] {
            let value = values[tuple[index]]
            return value < 256 ? [] : [usual[tuple[index]], value & 0xff, 0, 255].map { (tuple[index], $0) }
        }
        let bytes = tuple.count > 1 ? byte(0) + byte(1) : []
        switch setting.partners[entry] {
        case .any: return []
        case .exactly(let expected), .received(let expected, _), .text(let expected): return wrong(expected)
        case .memory(let expected, _):
            let low = values[tuple[0]]
            return wrong(expected) + [(tuple[0], low & 0xfffc), (tuple[1], values[tuple[1]] & 0x7fff)]
        case .address: return [(tuple[1], values[tuple[1]] & ~3)]
        case .oneOf(let rows):
            let same = rows.filter { $0[0] == values[tuple[0]] }
            return (same.isEmpty ? rows : same).flatMap(wrong)
        case .range:
            let width = min(values[tuple[0]], 16)
            let value = values[tuple[1]]
            let mask: UInt32 = (1 << width) - 1
            let fitting = [usual[tuple[1]], value & mask, 0, mask, 1, (value >> 16) & mask].map {
                (tuple[1], $0)
            }
            return fitting + [(tuple[0], 16), (tuple[0], 0)]
        case .bytes: return bytes
        case .conjunction:
            return bytes.isEmpty ? [(tuple[2], values[tuple[0]] & values[tuple[1]])] : bytes
        case .sign: return bytes.isEmpty ? [(tuple[2], values[tuple[0]] >> 7)] : bytes
        case .power:
            let amount = values[tuple[0]]
            guard amount < 32 else { return [(tuple[0], amount & 31)] }
            let bits = amount & 15
            return wrong([amount, bits, 1 << bits, 1 << (16 - bits), amount >> 4])
        }
    }

    /// The values of a cell for which a node comes to `target`: all of them if the node is linear in the cell, or
    /// quadratic; else those among the smallest numbers.
    private mutating func solutions(
        _ node: Int, _ target: UInt32, _ column: Int, _ cells: inout [UInt32]
    ) -> [UInt32] {
        let chip = setting.chip
        let goal = M31(target)
        let f = (0...2).map {
            chip.value(of: node, &cells, column: column, is: UInt32($0), &scratch) - goal
        }
        let slope = f[1] - f[0]
        let bend = f[2] - f[1] - slope
        if bend == .zero {
            return slope.inverse.map { [(-f[0] * $0).value] } ?? []
        }
        // f(x) = c·x² + d·x + f(0); a cubic is tried at small numbers only.
        let c = bend * M31.inversePowerOfTwo(1)
        let d = slope - c
        var found: [UInt32] = []
        let discriminant = d * d - c * f[0] * M31(4 as UInt32)
        let root = discriminant.power((M31.modulus + 1) / 4)
        if root * root == discriminant, let inverse = (c + c).inverse {
            found = [((root - d) * inverse).value, ((-root - d) * inverse).value]
        }
        return (found + [0, 1, 2, M31.modulus - 1]).filter {
            chip.value(of: node, &cells, column: column, is: $0, &scratch) == goal
        }
    }

    // MARK: - Temptations

    /// Values to which a cell of the removed item may be changed.
    private mutating func temptations(_ column: Int, _ cells: [UInt32]) -> [UInt32] {
        let value = M31(cells[column])
        let steps: [Int64] = [1, -1, 4, -4, 256, -256, 1 << 15, -(1 << 15), 1 << 16, -(1 << 16), 512, -512]
        var found = steps.map { (value + M31($0)).value }
        found += [0, 1, 2, 3, M31.modulus - 1, 65535, 65536, 255, 256].map { $0 }
        found += [(-value).value, (M31.one - value).value, (value * M31.inversePowerOfTwo(1)).value]
        found += [8, 16].map { (value * M31.inversePowerOfTwo($0)).value }
        found.append(.random(in: 0..<65536, using: &random))
        found.append(.random(in: 0..<M31.modulus, using: &random))
        // Claims that the removed item forbids.
        let program = setting.chip.program
        var copy = cells
        if removed < program.constraints.count {
            let node = program.constraints[removed].node
            for target in [1, 2, 65536, M31.modulus - 1] as [UInt32] {
                found += solutions(node, target, column, &copy)
            }
        } else {
            for node in program.entries[removed - program.constraints.count].tuple
            where setting.chip.columns[node] >> UInt64(column) & 1 == 1 {
                for target in [65536, M31.modulus - 1, M31.modulus - 256, 256, 1 << 17, 1 << 20] as [UInt32] {
                    found += solutions(node, target, column, &copy)
                }
            }
        }
        return found
    }
}
