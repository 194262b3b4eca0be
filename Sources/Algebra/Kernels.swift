public import CKernels

/// The vector kernels of one level: one instruction set, chosen when the program runs.
///
/// `Kernels.selected.code.transform(…)` calls a C function; see `CKernels.h` for the conventions of all of them.
public struct Kernels: @unchecked Sendable {
    /// A table of constants with the life of the program, hence safe to share between threads.
    @usableFromInline let table: UnsafePointer<NexusKernels>

    /// What this machine runs fastest, or the level that the environment variable `NEXUS_KERNELS` names.
    public static let selected = Kernels(table: nexus_kernels())

    /// All levels of this machine, the slowest first: tests run every one against the scalar field.
    public static let available: [Kernels] = (0..<Int32(NexusKernelLevels.rawValue)).compactMap { level in
        nexus_kernels_at(level).map { Kernels(table: $0) }
    }

    public var name: String { String(cString: table.pointee.name) }
    public var lanes: Int { Int(table.pointee.lanes) }

    @inlinable public var code: NexusCodeKernels { table.pointee.code }
    @inlinable public var hash: NexusHashKernels { table.pointee.hash }
    @inlinable public var bus: NexusBusKernels { table.pointee.bus }
    @inlinable public var rows: NexusRowKernels { table.pointee.rows }
    @inlinable public var opening: NexusOpeningKernels { table.pointee.opening }
}
