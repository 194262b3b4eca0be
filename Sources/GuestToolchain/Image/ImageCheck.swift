import RISCV

/// The check after linking: everything in an image that could be executed is an instruction of the machine.
///
/// Separate pages of code and data and an aligned entry are rules of the loader, which runs first.
public enum ImageCheck {
    /// Checks the bytes of an ELF file and returns the program in it.
    public static func check(elf bytes: [UInt8], name: String) throws(ImageError) -> Program {
        let program: Program
        do throws(ELFError) {
            program = try Program(elf: bytes, name: name)
        } catch {
            throw .notLoadable(error)
        }
        for segment in program.segments where segment.isExecutable {
            try check(segment, symbols: program.symbols)
        }
        return program
    }

    private static func check(_ segment: Segment, symbols: SymbolTable) throws(ImageError) {
        let bytes = segment.bytes
        for offset in stride(from: 0, to: bytes.count & ~3, by: 4) {
            let low = UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8
            let high = UInt32(bytes[offset + 2]) | UInt32(bytes[offset + 3]) << 8
            let word = low | high << 16
            if Instruction(decoding: word) == nil {
                let address = segment.address &+ UInt32(offset)
                throw .illegalInstruction(
                    address: address, word: word, symbol: symbols.symbol(containing: address)?.name)
            }
        }
        guard bytes.count % 4 == 0 else {
            let address = segment.address &+ UInt32(bytes.count & ~3)
            throw .partialWord(address: address, count: bytes.count % 4)
        }
    }
}
