import Engine
import ProofMarket

/// This machine's seat in the market of the screen: on its way, or in it with its real proofs.
struct MachineSeat {
    /// What has to be done before it can join.
    private(set) var preparation: MachinePreparation?
    /// The real proofs; nil until it has joined.
    private(set) var proofs: MachineProofs?
    /// The order that it is put on as soon as it has joined and the market is where it was.
    var wish: Int?
    /// The order whose outcome is to be told.
    var watched: Int?
    /// What happened by itself and a person wants to be told; taken by whoever shows it.
    var news: Notice?

    /// Whether it counts, measures or proves.
    var isBusy: Bool {
        if preparation != nil { return true }
        return (proofs?.proofs ?? []).contains { proof in
            switch proof.state {
            case .waiting, .proving: true
            case .delivered, .failed, .cancelled: false
            }
        }
    }

    /// Gets ready to be put on an order.
    mutating func prepare(for order: Int, _ preparation: MachinePreparation) {
        (wish, self.preparation) = (order, preparation)
    }

    /// Is ready, or could not be made so.
    mutating func join(_ proofs: MachineProofs?) { (preparation, self.proofs) = (nil, proofs) }

    /// Gives up what is being prepared.
    mutating func cancelPreparation() {
        preparation?.cancel()
        (preparation, wish) = (nil, nil)
    }

    /// What a person has not been told yet.
    mutating func takeNews() -> Notice? {
        defer { news = nil }
        return news
    }

    /// Another market is opened.
    mutating func leave() {
        cancelPreparation()
        proofs?.cancel(waits: false)
        (proofs, watched) = (nil, nil)
    }
}
