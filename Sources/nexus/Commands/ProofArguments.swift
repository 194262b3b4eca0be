import ArgumentParser
import Engine
import ProofSystem

/// How secure a proof is asked to be.
enum ProfileArgument: String, ExpressibleByArgument, CaseIterable {
    case standard, test

    var parameters: Parameters {
        switch self {
        case .standard: .standard
        case .test: .test
        }
    }
}
