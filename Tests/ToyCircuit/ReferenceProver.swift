import Algebra
import Constraints
import ProofSystem

/// A prover in plain scalar Swift, written for reading: the oracle for the fast one, which must send the same messages.
///
/// It checks nothing about the tables it is given: it proves false ones too, as well as it goes. Its `lies` let tests
/// play a dishonest prover.
public struct ReferenceProver {
    public let circuit: Circuit
    public let statement: ProofStatement
    public let publicSide: PublicSide
    public let parameters: Parameters
    /// In the order of the shape.
    public let pieces: [Table]
    public let layout: Layout
    public var lies = Lies()
    public var transcript: Transcript

    /// A prover for tables in any order.
    public init(
        circuit: Circuit, tables: [Table], publicSide: PublicSide, statement: ProofStatement,
        parameters: Parameters, transcript: Transcript = Transcript()
    ) {
        let unsorted = tables.map { table in
            Piece(
                table: circuit.tables.firstIndex { $0.name == table.program.name } ?? -1,
                logHeight: table.logHeight, rowsInUse: table.rowsInUse)
        }
        let (shape, order) = Shape.sorted(unsorted)
        self.circuit = circuit
        self.statement = statement
        self.publicSide = publicSide
        self.parameters = parameters
        pieces = order.map { tables[$0] }
        layout = Layout(circuit: circuit, shape: shape, parameters: parameters)
        self.transcript = transcript
        self.transcript.absorb(circuit: circuit, statement: statement, shape: shape, parameters: parameters)
    }

    /// A prover for a run of the toy machine.
    public init(_ run: ToyRun, parameters: Parameters = .test, transcript: Transcript = Transcript()) {
        self.init(
            circuit: ToyMachine.circuit, tables: run.tables, publicSide: run.publicSide,
            statement: run.statement, parameters: parameters, transcript: transcript)
    }

    /// The whole proof.
    public mutating func prove() -> Proof {
        let commitment = commit()
        transcript.absorb(.witnessRoot, commitment.root)
        let work = parameters.busWork(entries: layout.busEntries(with: publicSide))
        let busNonce = grind(.busWork, bits: work)
        let bus = BusChallenges(&transcript, tupleLength: circuit.tupleLength)
        let (busProof, claim) = proveBus(bus)
        let (rowProof, point) = proveRows(bus, claim)
        let opening = proveOpening(commitment, point, rowProof.values)
        return Proof(
            parameters: parameters, statement: statement, shape: layout.shape, root: commitment.root,
            busNonce: busNonce, bus: busProof, rows: rowProof, opening: opening)
    }

    /// All committed cells in the order of the layout, zeros up to whole stripes.
    public var cells: [M31] {
        var cells: [M31] = []
        for place in layout.columns {
            let table = pieces[place.piece]
            for row in 0..<table.height { cells.append(M31(table[place.number, row])) }
        }
        return cells + Array(repeating: .zero, count: layout.stripes << layout.logStripe - cells.count)
    }

    /// The challenge that would come now: the next one, if what is absorbed before it does not count.
    var upcomingChallenge: QM31 {
        var copy = transcript
        return copy.challenge()
    }

    /// The smallest nonce that is a proof of so much work; absorbed.
    ///
    /// A liar goes on as if he had done none, with nonce 0, and does the work when he has seen what comes of it.
    public mutating func grind(_ item: TranscriptItem, bits: Int) -> UInt64 {
        let isPostponed = lies.fits == item
        var nonce: UInt64 = isPostponed ? 1 : 0
        while !transcript.accepts(nonce: nonce, bits: bits) { nonce += 1 }
        transcript.absorb(item, nonce: isPostponed ? 0 : nonce)
        return nonce
    }
}
