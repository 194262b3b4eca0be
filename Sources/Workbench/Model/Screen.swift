/// The screens that exist.
public enum Screen: String, CaseIterable, Sendable, Hashable {
    case welcome, debug
}
