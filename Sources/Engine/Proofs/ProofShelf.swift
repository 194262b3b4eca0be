import Hashing
import RISCV

/// Where finished proofs of the workbench are kept: `proofs` in the state folder.
public enum ProofShelf {
    /// A finished proof and what became of it.
    public struct Kept: Sendable {
        public let made: MadeProof
        /// The file; nil where nothing is written.
        public let path: String?
        /// Why it could not be written, or its time not be remembered.
        public let note: String?

        public init(made: MadeProof, path: String? = nil, note: String? = nil) {
            self.made = made
            self.path = path
            self.note = note
        }
    }

    /// Writes a proof under a name of its own and remembers what it took; a disk that refuses costs a sentence, not the
    /// proof, which stays in memory.
    public static func keep(_ made: MadeProof, of program: String, folders: UserFolders) -> Kept {
        do throws(EngineError) {
            let path = try keep(made.bytes, of: program, folders: folders)
            var calibration = Calibration(folders: folders)
            try calibration.add(made)
            return Kept(made: made, path: path)
        } catch {
            return Kept(made: made, note: error.description)
        }
    }

    /// Writes delivered bytes, whatever they are worth, and gives their file.
    static func keep(_ bytes: [UInt8], of program: String, folders: UserFolders) throws(EngineError) -> String
    {
        let path = path(of: program, digest: Blake3.hash(bytes), folders: folders)
        try AtomicFile.write(bytes, to: path, what: ProofFile.documentName)
        return path
    }

    /// The bytes that were kept under a digest; nil if they are no longer there, or are not what they were.
    static func bytes(of program: String, digest: [UInt8], folders: UserFolders) -> [UInt8]? {
        let path = path(of: program, digest: digest, folders: folders)
        let bytes = try? FileReader.bytes(of: path, what: ProofFile.documentName, limit: ProofFile.sizeLimit)
        return bytes.flatMap { Blake3.hash($0) == digest ? $0 : nil }
    }

    private static func path(of program: String, digest: [UInt8], folders: UserFolders) -> String {
        let name = program.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        let digits = HexText.text(digest.prefix(4))
        return FilePath.join(
            FilePath.join(folders.state, "proofs"),
            "\(name.isEmpty ? "program" : name)-\(digits).nxproof")
    }
}
