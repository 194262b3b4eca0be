/// An intervention that took effect, with what is needed to take it back and to do it again.
struct AppliedIntervention {
    var step: Int
    /// (register, old, new)
    var registers: [(index: UInt8, old: GuestWord, new: GuestWord)] = []
    /// Aligned words (address, old, new), each address once.
    var words: [(address: GuestWord, old: GuestWord, new: GuestWord)] = []

    /// What the change does to a machine in this state. Bytes outside memory or in text stay as they are, and so does x0.
    init(_ intervention: Intervention, memory: GuestMemory, registers x: UnsafePointer<GuestWord>) {
        step = intervention.step
        switch intervention.change {
        case .register(let index, let value):
            if (1..<32).contains(index) { registers = [(index, x[Int(index)], value)] }
        case .memory(let address, let bytes):
            for (offset, byte) in bytes.enumerated() {
                let place = UInt64(address) + UInt64(offset)
                guard place < UInt64(GuestMemory.end), place >= UInt64(GuestMemory.start) else { continue }
                let target = GuestWord(place)
                guard !memory.isText(target) else { continue }
                let word = target & ~3
                if words.last?.address != word {
                    let old = memory.word(at: word)
                    words.append((word, old, old))
                }
                let shift = (target & 3) * 8
                let merged = words[words.count - 1].new & ~(0xff << shift) | GuestWord(byte) << shift
                words[words.count - 1].new = merged
            }
        case .pc:
            break
        }
    }

    func apply(memory: GuestMemory, registers x: UnsafeMutablePointer<GuestWord>) {
        for change in registers { x[Int(change.index)] = change.new }
        for change in words { memory.write(change.new, at: change.address) }
    }

    func revert(memory: GuestMemory, registers x: UnsafeMutablePointer<GuestWord>) {
        for change in registers { x[Int(change.index)] = change.old }
        for change in words { memory.write(change.old, at: change.address) }
    }
}
