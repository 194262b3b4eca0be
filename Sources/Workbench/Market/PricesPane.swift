import Engine
import ProofMarket
import TerminalScreen

/// Prices of trades since the beginning as a curve, and below it how much was taken and how many orders wait.
struct PricesPane: ScenePane {
    static let id = PaneID.prices

    func note(_ context: PaneContext) -> String {
        context.market.market?.tape(1).first.map { "last \(Grouped.text($0.perMega))" } ?? ""
    }

    func scene(_ context: PaneContext) -> PricesScene {
        guard let market = context.market.market else { return PricesScene(problem: MarketText.noMarket) }
        let spans = max(1, context.size.width - 2 - PricesScene.labelWidth)
        let candles = context.market.candles(spans: spans)
        guard let first = candles.first, let last = candles.last else {
            return PricesScene(problem: "No order was taken yet, so there are no prices.")
        }
        let length = max(1, (market.now.milliseconds + spans) / spans)
        var scene = PricesScene()
        scene.prices = Array(repeating: nil, count: spans)
        scene.volumes = Array(repeating: 0, count: spans)
        scene.waiting = Array(repeating: 0, count: spans)
        for candle in candles {
            let index = min(spans - 1, candle.time.milliseconds / length)
            scene.prices[index] = candle.close
            scene.volumes[index] = candle.cycles
        }
        for sample in market.floor.samples {
            let index = min(spans - 1, sample.time.milliseconds / length)
            scene.waiting[index] = max(scene.waiting[index], Int(sample.open + sample.overdue))
        }
        scene.lowest = candles.map(\.low).min() ?? 0
        scene.highest = candles.map(\.high).max() ?? 0
        scene.summary = [
            SceneRun("first ", .textDim), SceneRun(Grouped.text(first.open), .value),
            SceneRun("  last ", .textDim), SceneRun(Grouped.text(last.close), .value),
            SceneRun("  waiting now ", .textDim),
            SceneRun(Grouped.text(market.floor.count(.submitted) + market.floor.count(.overdue)), .value),
            SceneRun(", most ", .textDim), SceneRun(Grouped.text(scene.waiting.max() ?? 0), .value),
        ]
        return scene
    }
}

struct PricesScene: PaneScene {
    /// The last price of each span of time; nil where nothing was taken.
    var prices: [Int?] = []
    /// Cycles of each span.
    var volumes: [Int] = []
    /// The most orders that waited in each span, for a prover or for a late proof.
    var waiting: [Int] = []
    var lowest = 0
    var highest = 0
    var summary: [SceneRun] = []
    var problem: String?

    static let labelWidth = 8

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        guard rect.width > Self.labelWidth + 2 else { return }
        surface.put(runs: summary, rect.x + 1, rect.y, width: rect.width - 2)
        let feet = rect.height >= 5 ? 2 : 0
        let height = max(0, rect.height - 1 - feet)
        for row in 0..<height { drawPrices(row, of: height, on: &surface, in: rect) }
        guard feet > 0 else { return }
        drawFoot("taken", volumes, .heat3, rect.bottom - 2, on: &surface, in: rect)
        drawFoot("waiting", waiting, .warn, rect.bottom - 1, on: &surface, in: rect)
    }

    /// One row of the curve, which stands on the lowest price.
    private func drawPrices(_ row: Int, of height: Int, on surface: inout Surface, in rect: Rect) {
        let range = Double(max(1, highest - lowest))
        let base = Double(height - 1 - row)
        let values = prices.map { price -> Double in
            guard let price else { return .nan }
            // The lowest price is a line still, not nothing.
            let part = 0.1 + Double(price - lowest) / range * (Double(height) - 0.1) - base
            return part > 0 ? min(1, part) : .nan
        }
        let y = rect.y + 1 + row
        if row == 0 { label(Grouped.text(highest), y, on: &surface, in: rect) }
        if row == height - 1, height > 1 { label(Grouped.text(lowest), y, on: &surface, in: rect) }
        surface.sparkline(plot(y, in: rect), values: values, maximum: 1)
    }

    private func drawFoot(
        _ name: String, _ values: [Int], _ role: Role, _ y: Int, on surface: inout Surface, in rect: Rect
    ) {
        label(name, y, on: &surface, in: rect)
        surface.sparkline(plot(y, in: rect), values: values.map { $0 > 0 ? Double($0) : .nan }, role)
    }

    private func label(_ text: String, _ y: Int, on surface: inout Surface, in rect: Rect) {
        surface.put(runs: [SceneRun(text, .textDim)], rect.x + 1, y, width: Self.labelWidth - 1)
    }

    private func plot(_ y: Int, in rect: Rect) -> Rect {
        Rect(
            x: rect.x + 1 + Self.labelWidth, y: y, width: rect.width - 2 - Self.labelWidth, height: 1)
    }
}
