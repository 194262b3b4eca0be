import FuzzDriver
import ProofMarket

/// Checks the bytes as a market's log: its chain, its scenario, and every line by running it again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarketLog(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let (lines, torn) = MarketReplay.split(bytes)
    precondition(
        lines.reduce(torn) { $0 + $1.count + 1 } == count, "lines and the torn tail are all there is")
    if let replay = try? MarketReplay.check(bytes) {
        precondition(replay.lines == lines.count && replay.tornBytes == torn, "every line was checked")
    }
    return 0
}

@_cdecl("FuzzMarketLog_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt {
    fuzz(count, arguments, fuzzMarketLog)
}
