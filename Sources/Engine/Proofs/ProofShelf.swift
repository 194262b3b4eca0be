import Hashing

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
        let folder = FilePath.join(folders.state, "proofs")
        let digits = HexText.text(Blake3.hash(made.bytes).prefix(4))
        let name = program.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        let path = FilePath.join(folder, "\(name.isEmpty ? "program" : name)-\(digits).nxproof")
        do throws(EngineError) {
            try AtomicFile.write(made.bytes, to: path, what: ProofFile.documentName)
            var calibration = Calibration(folders: folders)
            try calibration.add(made)
            return Kept(made: made, path: path)
        } catch {
            return Kept(made: made, note: error.description)
        }
    }
}
