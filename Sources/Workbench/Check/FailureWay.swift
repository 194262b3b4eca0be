/// A place that has to do with a failure and can be looked at.
public enum FailureWay: Codable, Hashable, Sendable {
    /// The step that failed, on the Debug screen.
    case step(Int)
    /// The row of a table, on the Trace screen.
    case row(RowPlace)
    /// The step that wrote a value before.
    case writer(of: String, step: Int)
}

extension FailureWay {
    /// What a person is offered: "step 900 on the Debug screen".
    var title: String {
        switch self {
        case .step(let step): "step \(ValueText.count(step)) on the Debug screen"
        case .row(let place): "row \(place.text) on the Trace screen"
        case .writer(let name, let step): "step \(ValueText.count(step)), which wrote \(name) before"
        }
    }
}
