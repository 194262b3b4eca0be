import Algebra
import Constraints
import ProofSystem

/// The cells of all tables as the prover works with them: the committed columns of all pieces end to end in one vector,
/// in the order of the layout, and the public columns apart.
final class Witness: Sendable {
    let circuit: Circuit
    let layout: Layout
    /// The stripes: all committed columns, then zeros to the end of the last stripe.
    let cells: FieldVector
    /// Columns that are not committed, piece by piece.
    private let fixed: FieldVector
    /// Where each column of each piece is.
    private let places: [[Place]]

    private struct Place {
        let isCommitted: Bool
        let offset: Int
    }

    var shape: Shape { layout.shape }

    /// A witness of tables in the circuit's order, pieces of one table after each other. Tables are let go one by one
    /// as they are copied, so that a caller who hands over its own never holds all cells twice.
    init(
        circuit: Circuit, tables: consuming [Table], parameters: Parameters,
        control: ProverControl = ProverControl()
    ) throws(ProvingError) {
        let order = try Self.order(of: tables, in: circuit)
        self.circuit = circuit
        let layout = Layout(
            circuit: circuit, shape: Shape(pieces: order.map(\.piece)), parameters: parameters)
        guard layout.stripes <= Layout.largestStripeCount else {
            throw .tooLarge(
                what: "cells", found: layout.cells,
                limit: Layout.largestStripeCount << Layout.largestLogStripe)
        }
        self.layout = layout

        var places: [[Place]] = []
        var fixedCells = 0
        for (index, (_, piece)) in order.enumerated() {
            let summary = circuit.summaries[piece.table]
            var own = [Place](
                repeating: Place(isCommitted: false, offset: 0),
                count: circuit.tables[piece.table].columns.count)
            for column in layout.columns[layout.columnsOfPiece[index]] {
                own[column.number] = Place(isCommitted: true, offset: column.offset)
            }
            for column in summary.fixed {
                own[column] = Place(isCommitted: false, offset: fixedCells)
                fixedCells += 1 << piece.logHeight
            }
            places.append(own)
        }
        self.places = places
        cells = FieldVector(count: layout.stripes << layout.logStripe)
        fixed = FieldVector(count: fixedCells)

        for (index, (table, piece)) in order.enumerated() {
            copy(tables[table], piece: index, logHeight: piece.logHeight, control)
            tables[table].cells = []
            try control.checkpoint()
        }
        (cells.base + layout.cells).initialize(repeating: 0, count: cells.count - layout.cells)
    }

    /// The cells of a column, one for each row of the piece.
    ///
    /// A pointer for kernels: it lives as long as the witness.
    func column(piece: Int, column: Int) -> UnsafePointer<UInt32> {
        let place = places[piece][column]
        return UnsafePointer((place.isCommitted ? cells : fixed).base + place.offset)
    }

    private func copy(_ table: Table, piece: Int, logHeight: Int, _ control: ProverControl) {
        let places = places[piece]
        table.cells.withUnsafeBufferPointer { source in
            // Read by all threads, written by none.
            nonisolated(unsafe) let source = source
            let height = 1 << logHeight
            Parallel.forEach(count: height < 1 << 14 ? 1 : places.count) { task in
                guard control.mayContinue() else { return }
                // Of small tables one thread copies all columns.
                for column in height < 1 << 14 ? places.indices : task..<task + 1 {
                    let place = places[column]
                    let target = (place.isCommitted ? self.cells : self.fixed).base + place.offset
                    target.update(from: source.baseAddress! + column << logHeight, count: height)
                }
            }
        }
    }

    /// The tables in the order of a shape: index among the tables, and piece.
    private static func order(
        of tables: [Table], in circuit: Circuit
    ) throws(ProvingError) -> [(table: Int, piece: Piece)] {
        var order: [(table: Int, piece: Piece)] = []
        var number = 0
        for (index, table) in tables.enumerated() {
            while number < circuit.tables.count, circuit.tables[number].name != table.program.name {
                number += 1
            }
            guard number < circuit.tables.count, circuit.tables[number] == table.program else {
                throw .malformed(
                    reason: "table \(index), \(table.program.name), is not the circuit's or not in its order."
                )
            }
            order.append(
                (index, Piece(table: number, logHeight: table.logHeight, rowsInUse: table.rowsInUse)))
        }
        return order.enumerated().sorted { left, right in
            if Shape.precedes(left.element.piece, right.element.piece) { return true }
            if Shape.precedes(right.element.piece, left.element.piece) { return false }
            return left.offset < right.offset
        }.map(\.element)
    }
}
