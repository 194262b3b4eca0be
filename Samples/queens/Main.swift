// In how many ways can n queens stand on a board of n by n squares, so that none attacks another?
//
// Public input:  n, one byte, 1 to 12.
// Public output: the number of ways, 32-bit little-endian; then the first way: for each row, the queen's column,
//                one byte each (n bytes; filled up with zeros to a multiple of 4).

import Nexus

@main
struct Main {
    static func main() {
        guard let size = readInput(UInt8.self), (1...12).contains(size) else {
            print("expected one byte of input: the size of the board, 1 to 12")
            exit(1)
        }
        let board = Board(size: Int(size))
        board.placeQueen(inRow: 0)
        print("\(size) queens: \(board.solutionCount) ways")
        if let solution = board.firstSolution { draw(solution) }

        writeOutput(UInt32(board.solutionCount))
        writeOutput((board.firstSolution ?? []).map { UInt8($0) })
    }

    static func draw(_ columns: [Int]) {
        for column in columns {
            var line = ""
            for other in columns.indices { line += other == column ? "Q " : ". " }
            print(line)
        }
    }
}

/// A board on which queens are placed row by row, going back where it does not work out.
final class Board {
    let size: Int
    private(set) var solutionCount = 0
    private(set) var firstSolution: [Int]?

    /// The columns of the queens in the rows so far.
    private var columns: [Int] = []
    private var columnIsTaken: [Bool]
    /// Diagonals have numbers: row + column for those that rise, row - column + size for those that fall.
    private var risingIsTaken: [Bool]
    private var fallingIsTaken: [Bool]

    init(size: Int) {
        self.size = size
        columnIsTaken = [Bool](repeating: false, count: size)
        risingIsTaken = [Bool](repeating: false, count: 2 * size)
        fallingIsTaken = [Bool](repeating: false, count: 2 * size)
    }

    /// Tries all columns for the queen of a row, and for each that is free all ways to go on.
    func placeQueen(inRow row: Int) {
        if row == size {
            solutionCount += 1
            if firstSolution == nil { firstSolution = columns }
            return
        }
        for column in 0..<size where isFree(row, column) {
            set(row, column, taken: true)
            columns.append(column)
            placeQueen(inRow: row + 1)
            columns.removeLast()
            set(row, column, taken: false)
        }
    }

    private func isFree(_ row: Int, _ column: Int) -> Bool {
        !columnIsTaken[column] && !risingIsTaken[row + column] && !fallingIsTaken[row - column + size]
    }

    private func set(_ row: Int, _ column: Int, taken: Bool) {
        columnIsTaken[column] = taken
        risingIsTaken[row + column] = taken
        fallingIsTaken[row - column + size] = taken
    }
}
