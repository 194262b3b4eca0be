import Constraints

/// Opens and closes the chain of every word of the image outside the text. Every one has a row, for the rows are the
/// verifier's, not the prover's: a word that the run leaves alone sends and receives one and the same tuple.
struct ImageBoundary: TableChip {
    let program: ConstraintProgram
    private let address: Word
    private let value: Word
    private let firstTime: Expression
    private let last: Word
    private let lastTime: Expression

    init() {
        let chip = ChipRecorder(
            name: "image", summary: "The first and the last value of each word of the image.")
        address = chip.word("address", .fixed)
        value = chip.word("value", .fixed)
        firstTime = chip.column("first.time")
        last = chip.word("last")
        lastTime = chip.column("last.time")
        chip.send(
            "the word starts as the image has it", to: MachineBus.memory,
            address.limbs + value.limbs + [firstTime])
        chip.receive(
            "the word ends as it was last written", from: MachineBus.memory,
            address.limbs + last.limbs + [lastTime])
        program = chip.finish()
    }

    func fill(_ record: (word: ImageWord, lifetime: Lifetime), _ row: Row) {
        row[address] = record.word.address
        row[value] = record.word.value
        row[firstTime] = record.lifetime.firstTime
        row[last] = record.lifetime.finalValue
        row[lastTime] = record.lifetime.lastTime
    }

    /// The rows of all words of the image; `touched`, ascending, may have words of other kinds among its own.
    func records(
        of image: [ImageWord], touched: [TouchedWord]
    ) -> [(word: ImageWord, lifetime: Lifetime)] {
        var next = 0
        return image.map { word in
            while next < touched.count, touched[next].address < word.address { next += 1 }
            let isTouched = next < touched.count && touched[next].address == word.address
            return (word, isTouched ? touched[next].lifetime : Lifetime(finalValue: word.value))
        }
    }
}
