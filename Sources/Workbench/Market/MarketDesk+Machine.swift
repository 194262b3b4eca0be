import Engine
import ProofMarket

/// Putting this machine's prover to work on orders of the market.
extension MarketDesk {
    /// How this machine takes part when somebody at the screen puts it on an order.
    private static var options: MarketMachine.Options {
        var options = MarketMachine.Options()
        // It takes what it is put on and nothing by itself: each order is a real proof.
        options.proofs = 0
        options.niceness = 10
        return options
    }

    /// Puts this machine on an open order; where it is not in the market yet, gives what has to be done first, on
    /// another thread.
    func prove(order: Int) -> MachinePreparation? {
        guard let market else { return nil }
        guard seat.preparation == nil else {
            seat.news = Notice("this machine is still on its way into the market; X stops it", .warning)
            return nil
        }
        isRunning = false
        guard seat.proofs == nil else {
            take(order)
            return nil
        }
        let preparation = MachinePreparation(market.scenario, options: Self.options)
        seat.prepare(for: order, preparation)
        return preparation
    }

    /// The machine is counted and measured: it joins, which begins the market again, with the sizes that were counted,
    /// and leads it to the moment where it was.
    func take(_ result: Result<MarketMachine, EngineError>, of preparation: MachinePreparation) {
        guard seat.preparation == preparation, let pair else { return }
        switch result {
        case .failure(let error):
            seat.join(nil)
            seat.wish = nil
            seat.news = Notice(error.description, .failure)
        case .success(let machine):
            let now = pair.history.market
            let (market, proofs) = machine.market(now.mechanismType, seed: now.seed)
            seat.join(proofs)
            self.pair = MarketPair(MarketHistory(market))
            self.pair?.compare(with: pair.other?.market.mechanismType)
            self.pair?.head(for: .time(now.now.milliseconds))
            cache = MarketCache()
            changed()
            work(events: 0)
        }
    }

    /// After each slice of work: the market may be where the machine is wanted, or its order settled.
    func followMachine() {
        if aim == nil, isLevel, let order = seat.wish {
            seat.wish = nil
            take(order)
        }
        guard let order = seat.watched, let market, market.floor.orders.indices.contains(order),
            market.floor.orders[order].phase.isFinal
        else { return }
        seat.watched = nil
        seat.news = MachineText.outcome(market.floor.orders[order], proof(of: order), market)
    }

    /// Takes an order for this machine, if it is able to, and goes on until the order is settled.
    private func take(_ order: Int) {
        if let machine = market?.machine, market?.floor.provers[machine].isUp == false {
            intervene(.resume(prover: machine))
        }
        guard let market, market.floor.orders.indices.contains(order) else { return }
        guard market.floor.orders[order].phase == .submitted else {
            seat.news = Notice(
                "order \(order) is no longer open by the time that this machine would take it; a selects another",
                .warning)
            return
        }
        if let refusal = market.refusalToTake(order) { return refuse(order, refusal, market) }
        intervene(.take(order: order))
        seat.watched = order
        pair?.head(for: .settlement(order: order))
        seat.news = Notice("this machine has taken order \(order); its proof is being made, X cancels it")
    }

    /// Tells why the machine does not take an order now; where only the price is too low yet, time goes on until it is
    /// high enough.
    private func refuse(_ order: Int, _ refusal: Refusal, _ market: Market) {
        guard case .priceTooLow(let asks, _, let reached) = refusal else {
            seat.news = Notice("this machine does not take order \(order): it \(refusal)", .warning)
            return
        }
        let cycles = market.floor.orders[order].cycles
        let price = "this machine asks \(Grouped.text(Price.perMega(asks, cycles: cycles)))"
        guard let reached, reached > market.now else {
            let limit = Grouped.text(market.floor.orders[order].limitPerMega)
            seat.news = Notice(
                "\(price), order \(order) never offers more than \(limit); workshop (M) has orders for it",
                .warning)
            return
        }
        seat.wish = order
        pair?.head(for: .moment(reached.milliseconds))
        seat.news = Notice(
            "\(price), and takes order \(order) when it offers that, at \(MarketText.clock(reached))")
    }

    /// Stops this machine's work: what it has taken is lost, and the market goes on without it. False if it has none.
    func cancelMachine() -> Bool {
        if seat.preparation != nil {
            seat.cancelPreparation()
            return true
        }
        guard let machine = market?.machine, seat.isBusy else { return false }
        seat.proofs?.cancel(waits: false)
        pause()
        intervene(.stop(prover: machine))
        return true
    }

    /// The real proof of an order.
    func proof(of order: Int) -> MachineProof? {
        seat.proofs?.proofs.last { $0.order == order && $0.prover == market?.machine }
    }
}
