/// Why one rule fails, at length.
struct FailureDetail: Codable, Hashable, Sendable {
    /// A named line: formula, values, instruction, source.
    struct Fact: Codable, Hashable, Sendable {
        var name: String
        var text: String
    }

    /// The rule's sentence.
    var title: String
    /// The cause in words.
    var cause: String
    var facts: [Fact] = []
    var ways: [FailureWay] = []

    /// The whole as paragraphs to be wrapped.
    var paragraphs: [[SceneRun]] {
        var lines = [[SceneRun("✗ ", .fail), SceneRun(title, .textStrong)], []]
        if !cause.isEmpty { lines += [[SceneRun(cause)], []] }
        let width = facts.map(\.name.count).max() ?? 0
        lines += facts.map {
            let name = $0.name + String(repeating: " ", count: width - $0.name.count)
            return [SceneRun(name + "  ", .textDim), SceneRun($0.text, .value)]
        }
        if !ways.isEmpty { lines += [[]] + ways.map { [SceneRun("→ ", .link), SceneRun($0.title, .link)] } }
        return lines
    }
}
