/// Some blocks of one piece: what one thread works on at a time.
struct RowArgumentUnit {
    /// Indices of the group, and of the piece in the group.
    let group: Int
    let piece: Int
    let blocks: Range<Int>

    /// Blocks of a unit: their weights stay in the first-level cache while column after column is read.
    private static let size = 1024

    /// All blocks of all pieces.
    static func all(_ groups: [RowArgumentGroup]) -> [RowArgumentUnit] {
        var units: [RowArgumentUnit] = []
        for (number, group) in groups.enumerated() {
            for piece in group.pieces.indices {
                for first in stride(from: 0, to: group.blocks, by: size) {
                    let end = min(first + size, group.blocks)
                    units.append(RowArgumentUnit(group: number, piece: piece, blocks: first..<end))
                }
            }
        }
        return units
    }
}
