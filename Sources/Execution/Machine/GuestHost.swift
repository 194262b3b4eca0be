import RISCV

/// The far side of `ecall`: input words, public output and the log.
///
/// The numbers are the guest ABI's: 93 exit, 64 write, 1024 read public word, 1025 read private word,
/// 1026 commit word, 1027 input lengths. Nothing a guest passes can make the host crash or allocate more
/// than its limits.
struct GuestHost {
    /// What a call does to the guest.
    enum Reply {
        /// The call is done and leaves this in a0.
        case retire(GuestWord)
        /// The call is done and returns nothing.
        case retireWithoutResult
        /// The call is done, and it was the last: a0 is the exit code.
        case exit
        case fault(Fault.Kind, value: GuestWord)
        case limit(String)
    }

    /// Bytes of the log that one step appended.
    struct LogChunk {
        var cycle: UInt64
        /// Offset of the first byte after it.
        var end: Int
    }

    let input: GuestInput
    let limits: RunLimits
    /// Words of input read so far.
    var publicWordsRead = 0
    var privateWordsRead = 0
    var publicOutput: [UInt8] = []
    /// The cycle of each committed word.
    var commitCycles: [UInt64] = []
    /// Bytes kept since the log was last drained.
    var log: [UInt8] = []
    var logChunks: [LogChunk] = []
    /// Bytes kept since the start.
    var logBytes = 0
    /// Remarks on writes that could not be logged whole; at most `maxNotes`, then one closing remark.
    var notes: [String] = []

    static let maxNotes = 16

    init(input: GuestInput, limits: RunLimits) {
        self.input = input
        self.limits = limits
    }

    mutating func call(
        number: GuestWord, _ a0: GuestWord, _ a1: GuestWord, _ a2: GuestWord, memory: GuestMemory,
        cycle: UInt64
    ) -> Reply {
        switch number {
        case 93:
            return .exit
        case 64:
            write(descriptor: a0, address: a1, count: a2, memory: memory, cycle: cycle)
            return .retire(a2)
        case 1024:
            return Self.read(input.publicBytes, &publicWordsRead)
        case 1025:
            return Self.read(input.privateBytes, &privateWordsRead)
        case 1026:
            guard publicOutput.count + 4 <= limits.maxPublicOutputBytes else {
                return .limit(
                    "The public output reached its limit of \(limits.maxPublicOutputBytes) bytes.")
            }
            for shift: GuestWord in [0, 8, 16, 24] {
                publicOutput.append(UInt8(truncatingIfNeeded: a0 >> shift))
            }
            commitCycles.append(cycle)
            return .retireWithoutResult
        case 1027 where a0 == 0:
            return .retire(GuestWord(clamping: input.publicBytes.count))
        case 1027 where a0 == 1:
            return .retire(GuestWord(clamping: input.privateBytes.count))
        default:
            return .fault(.unknownEcall, value: number)
        }
    }

    /// The next little-endian word; a last word that is cut short is filled up with zeros.
    private static func read(_ bytes: [UInt8], _ wordsRead: inout Int) -> Reply {
        let first = wordsRead * 4
        guard first < bytes.count else {
            return .fault(.inputExhausted, value: GuestWord(truncatingIfNeeded: wordsRead))
        }
        var word: GuestWord = 0
        for lane in 0..<min(4, bytes.count - first) {
            word |= GuestWord(bytes[first + lane]) << (8 * GuestWord(lane))
        }
        wordsRead += 1
        return .retire(word)
    }

    /// Logs what exists of a range, as far as the limit allows, and notes the rest.
    private mutating func write(
        descriptor: GuestWord, address: GuestWord, count: GuestWord, memory: GuestMemory, cycle: UInt64
    ) {
        guard count > 0 else { return }
        guard descriptor == 1 || descriptor == 2 else {
            note("Cycle \(cycle): \(count) bytes written to descriptor \(descriptor), which is not open.")
            return
        }
        let readable = GuestMemory.exists(address) ? min(count, GuestMemory.end - address) : 0
        if readable < count {
            note(
                "Cycle \(cycle): \(count - readable) of \(count) bytes written from \(HexText.word(address)) "
                    + "lie outside memory.")
        }
        let kept = min(Int(readable), limits.maxLogBytes - logBytes)
        if kept < Int(readable), logBytes < limits.maxLogBytes {
            note(
                "Cycle \(cycle): the log reached its limit of \(limits.maxLogBytes) bytes; the rest is dropped."
            )
        }
        guard kept > 0, let bytes = memory.bytes(at: address, count: kept) else { return }
        log += bytes
        logBytes += kept
        logChunks.append(LogChunk(cycle: cycle, end: logBytes))
    }

    private mutating func note(_ sentence: String) {
        if notes.count < Self.maxNotes {
            notes.append(sentence)
        } else if notes.count == Self.maxNotes {
            notes.append("Further remarks on the log are dropped.")
        }
    }
}
