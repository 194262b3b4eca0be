import Algebra
import CKernels
import Constraints

/// The values of a piece's tuples that multiply columns, computed once for each row and kept as columns.
///
/// Few chips have any: shifts by a register, and what chooses between two words.
final class BusArgumentProducts {
    private let columns: [UnsafePointer<UInt32>]
    /// One for each node.
    private let values: [FieldVector]

    /// Rows that one thread computes at a time.
    private static let chunk = 1 << 12

    /// The values of the products of these forms on all rows of a piece with these columns.
    init(
        of forms: BusArgumentForms, logHeight: Int, columns: [UnsafePointer<UInt32>], kernels: NexusRowKernels
    ) {
        self.columns = columns
        values = forms.products.map { _ in FieldVector(count: 1 << logHeight) }
        guard let code = forms.code else { return }
        let height = 1 << logHeight
        let chunk = min(height, Self.chunk)
        // Each thread writes rows of its own, and reads columns that nobody writes.
        nonisolated(unsafe) let columns = columns
        nonisolated(unsafe) let targets = values.map(\.base)
        Parallel.forEach(count: height / chunk) { index in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(NexusRowLanes) * code.places) {
                kernels.values(code.program, columns, index * chunk, chunk, $0.baseAddress!, targets)
            }
        }
    }

    /// A column of the recording, or one of those computed here, which are counted after them.
    func column(_ index: Int) -> UnsafePointer<UInt32> {
        index < columns.count ? columns[index] : UnsafePointer(values[index - columns.count].base)
    }
}
