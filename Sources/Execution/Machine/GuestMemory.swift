import Glibc
import RISCV

/// The width of a register, an address and a memory word of the guest.
///
/// The one place that a 64-bit machine would change first.
public typealias GuestWord = UInt32

/// The memory of one guest: addresses 0x1000…0x7fff_ffff, zero until written.
///
/// One reserved region of host address space backs the whole range, so a guest address is an offset; the
/// operating system hands out pages on first touch. A table with one byte a page answers the hot loop's only
/// question, "may I go ahead?"; whatever is not plain yes is decided out of line in `admitLoad`/`admitStore`.
///
/// Unsafe pointers are the point here: the interpreter reads and writes guest memory several hundred million
/// times a second. Every offset is a guest address whose page flag was looked up first. The host is
/// little-endian, as the guest is.
final class GuestMemory {
    /// First address that exists.
    static let start: GuestWord = MemoryMap.start
    /// First address past the end.
    static let end: GuestWord = MemoryMap.end
    static let pageSize = 4096
    static let pageShift: GuestWord = 12
    /// Pages of the whole 32-bit space, so that every address has a flag.
    static let pageCount = 1 << 20

    /// Bits of a page's flags; a page whose flags are 0 has not been touched.
    enum Flag {
        /// Loads go ahead without asking.
        static let readable: UInt8 = 1
        /// Stores go ahead without asking: no text in the page, and already counted as dirty.
        static let writable: UInt8 = 2
        /// Some words of the page are text.
        static let text: UInt8 = 4
        /// Written since dirty pages were last taken.
        static let dirty: UInt8 = 8
    }

    /// The answer to "may the guest access this aligned address?"
    enum Admission {
        case granted, unmapped, text, overLimit
    }

    let base: UnsafeMutableRawPointer
    /// One byte a page, right before the memory itself, so that one pointer leads the hot loop to both.
    let flags: UnsafeMutablePointer<UInt8>
    /// Word-aligned ranges of text, ascending.
    let text: [Range<GuestWord>]
    /// Pages in the order in which loads and stores first touched them.
    private(set) var touchedPages: [UInt32] = []
    /// Pages written since dirty pages were last taken.
    private(set) var dirtyPages: [UInt32] = []
    private let maxTouchedPages: Int

    init(program: Program, maxBytes: UInt64) throws(MachineError) {
        text = try MemoryMap(of: program).text
        maxTouchedPages = Int(clamping: maxBytes / UInt64(Self.pageSize))
        let table = try Self.reserve(bytes: Self.pageCount + Int(Self.end))
        flags = table.bindMemory(to: UInt8.self, capacity: Self.pageCount)
        base = table + Self.pageCount
        for segment in program.segments { copyIn(segment) }
        for range in text where !range.isEmpty {
            let first = Int(range.lowerBound >> Self.pageShift)
            let last = Int((range.upperBound - 1) >> Self.pageShift)
            for page in first...last { flags[page] |= Flag.text }
        }
    }

    deinit {
        munmap(flags, Self.pageCount + Int(Self.end))
    }

    // MARK: - Permission

    /// Decides a load whose page is not marked readable, and marks it when it is granted.
    @inline(never)
    func admitLoad(_ address: GuestWord) -> Bool {
        guard loadAdmission(address) == .granted else { return false }
        touch(page: address >> Self.pageShift)
        return true
    }

    /// Decides a store whose page is not marked writable, and marks it when every word of it may be written.
    @inline(never)
    func admitStore(_ address: GuestWord) -> Bool {
        guard storeAdmission(address) == .granted else { return false }
        let page = address >> Self.pageShift
        touch(page: page)
        markDirty(page: page)
        return true
    }

    func loadAdmission(_ address: GuestWord) -> Admission {
        guard Self.exists(address) else { return .unmapped }
        let isTouched = flags[Int(address >> Self.pageShift)] & Flag.readable != 0
        return isTouched || touchedPages.count < maxTouchedPages ? .granted : .overLimit
    }

    func storeAdmission(_ address: GuestWord) -> Admission {
        guard Self.exists(address) else { return .unmapped }
        if flags[Int(address >> Self.pageShift)] & Flag.text != 0, isText(address) { return .text }
        return loadAdmission(address)
    }

    static func exists(_ address: GuestWord) -> Bool { address >= start && address < end }

    /// Whether the aligned word that holds the address is text.
    func isText(_ address: GuestWord) -> Bool {
        text.contains { $0.contains(address) }
    }

    private func touch(page: UInt32) {
        let index = Int(page)
        guard flags[index] & Flag.readable == 0 else { return }
        flags[index] |= Flag.readable
        touchedPages.append(page)
    }

    /// Notes that the page was or will be written; needed for every write that bypasses `admitStore`.
    func markDirty(page: UInt32) {
        let index = Int(page)
        if flags[index] & Flag.dirty == 0 {
            flags[index] |= Flag.dirty
            dirtyPages.append(page)
        }
        if flags[index] & (Flag.text | Flag.readable) == Flag.readable { flags[index] |= Flag.writable }
    }

    // MARK: - Checkpoints

    /// Hands over the pages written since the last call; the next store to any of them is noticed again.
    func takeDirtyPages() -> [UInt32] {
        let pages = dirtyPages
        for page in pages { flags[Int(page)] &= ~(Flag.dirty | Flag.writable) }
        dirtyPages.removeAll(keepingCapacity: true)
        return pages
    }

    /// Forgets that pages after the first `count` were ever touched.
    func forgetTouchedPages(after count: Int) {
        for page in touchedPages.dropFirst(count) {
            flags[Int(page)] &= ~(Flag.readable | Flag.writable)
        }
        touchedPages.removeLast(max(0, touchedPages.count - count))
    }

    func pointer(toPage page: UInt32) -> UnsafeMutableRawPointer {
        base + Int(page) << Int(Self.pageShift)
    }

    // MARK: - Reading and writing from outside

    /// Bytes of existing memory; nil when any of them does not exist.
    func bytes(at address: GuestWord, count: Int) -> [UInt8]? {
        guard count >= 0, Self.exists(address) || count == 0,
            UInt64(address) + UInt64(count) <= UInt64(Self.end)
        else { return nil }
        return [UInt8](UnsafeRawBufferPointer(start: base + Int(address), count: count))
    }

    /// The word that holds an existing address.
    func word(at address: GuestWord) -> GuestWord {
        precondition(Self.exists(address), "a word of guest memory is read where memory exists")
        return base.load(fromByteOffset: Int(address & ~3), as: GuestWord.self)
    }

    /// Writes an aligned word of existing memory from outside, bypassing permissions.
    func write(_ value: GuestWord, at address: GuestWord) {
        precondition(Self.exists(address) && address & 3 == 0, "an aligned word of memory is written")
        base.storeBytes(of: value, toByteOffset: Int(address), as: GuestWord.self)
        markDirty(page: address >> Self.pageShift)
    }

    // MARK: - Loading

    private func copyIn(_ segment: Segment) {
        segment.bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            memcpy(base + Int(segment.address), start, source.count)
        }
    }

    /// Reserves zeroed address space; the system provides pages on first touch.
    static func reserve(bytes: Int) throws(MachineError) -> UnsafeMutableRawPointer {
        let protection = PROT_READ | PROT_WRITE
        let kind = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let region = mmap(nil, bytes, protection, kind, -1, 0), region != MAP_FAILED else {
            throw .addressSpaceRefused(bytes: bytes, errno: errno)
        }
        return region
    }
}
