import FuzzDriver
import ProofMarket

/// Reads the bytes as a scenario, and runs a small one for a while under the eyes of the auditor.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScenario(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let scenario = try? Scenario(parsing: text, file: "scenario.toml"),
        scenario.provers.reduce(0, { $0 + $1.count }) < 1000,
        scenario.clients.reduce(0, { $0 + $1.count }) < 1000
    else { return 0 }
    let mechanisms = MechanismCatalogue.mechanisms
    var market = Market(scenario: scenario, mechanism: mechanisms[count % mechanisms.count], seed: 1)
    var auditor = Auditor(market, countEvery: 1)
    for _ in 0..<200 where market.step() == .event {
        do {
            try auditor.follow(market)
        } catch {
            preconditionFailure("\(error)")
        }
    }
    return 0
}

@_cdecl("FuzzScenario_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt { fuzz(count, arguments, fuzzScenario) }
