import Engine
import ProofMarket
import TerminalScreen

/// Prices of trades since the beginning, as a curve.
struct PricesPane: ScenePane {
    static let id = PaneID.prices

    func note(_ context: PaneContext) -> String {
        context.market.market?.tape(1).first.map { "last \(Grouped.text($0.perMega))" } ?? ""
    }

    func scene(_ context: PaneContext) -> PricesScene {
        guard let market = context.market.market else { return PricesScene(problem: MarketText.noMarket) }
        let spans = max(1, context.size.width - 2)
        let candles = market.priceHistory(spans: spans)
        guard let first = candles.first, let last = candles.last else {
            return PricesScene(problem: "No order was taken yet, so there are no prices.")
        }
        let length = max(1, (market.now.milliseconds + spans) / spans)
        var scene = PricesScene()
        scene.prices = Array(repeating: nil, count: spans)
        scene.volumes = Array(repeating: 0, count: spans)
        for candle in candles {
            let index = min(spans - 1, candle.time.milliseconds / length)
            scene.prices[index] = candle.close
            scene.volumes[index] = candle.cycles
        }
        let low = candles.map(\.low).min() ?? 0
        let high = candles.map(\.high).max() ?? 0
        scene.summary = [
            SceneRun("first ", .textDim), SceneRun(Grouped.text(first.open), .value),
            SceneRun("  lowest ", .textDim), SceneRun(Grouped.text(low), .value),
            SceneRun("  highest ", .textDim), SceneRun(Grouped.text(high), .value),
            SceneRun("  last ", .textDim), SceneRun(Grouped.text(last.close), .value),
        ]
        return scene
    }
}

struct PricesScene: PaneScene {
    /// The last price of each span; nil where nothing was traded.
    var prices: [Int?] = []
    /// Cycles of each span.
    var volumes: [Int] = []
    var summary: [SceneRun] = []
    var problem: String?

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        guard rect.width > 2 else { return }
        surface.put(runs: summary, rect.x + 1, rect.y, width: rect.width - 2)
        let hasVolume = rect.height >= 4
        let height = max(0, rect.height - 1 - (hasVolume ? 1 : 0))
        guard height > 0 else { return }
        let most = Double(max(1, prices.compactMap { $0 }.max() ?? 1))
        for row in 0..<height {
            // The curve is as high as the pane: each row shows its own part of the height.
            let base = Double(height - 1 - row)
            let values = prices.map { price -> Double in
                guard let price else { return .nan }
                let part = Double(price) / most * Double(height) - base
                return part > 0 ? min(1, part) : .nan
            }
            let line = Rect(x: rect.x + 1, y: rect.y + 1 + row, width: rect.width - 2, height: 1)
            surface.sparkline(line, values: values, maximum: 1)
        }
        guard hasVolume else { return }
        let line = Rect(x: rect.x + 1, y: rect.bottom - 1, width: rect.width - 2, height: 1)
        surface.sparkline(line, values: volumes.map { $0 > 0 ? Double($0) : .nan }, .heat3)
    }
}
