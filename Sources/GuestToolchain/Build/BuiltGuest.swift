/// A finished build.
public struct BuiltGuest: Sendable, Hashable {
    /// The image, in the cache: a static RV32IM ELF with debug sections.
    public let elfPath: String
    /// What the compilers warned about, as they wrote it; empty when there is nothing.
    public let warnings: String
    /// Whether the image was there from an earlier build.
    public let wasCached: Bool
}
