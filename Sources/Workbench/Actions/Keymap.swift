import TerminalScreen

/// Looks a key up in the action catalogue.
public enum Keymap {
    /// The action of a key in a place; nil when the key is free there.
    public static func action(for key: Key, in place: Place) -> Action? {
        actions[Slot(place: place, key: key)]
    }

    /// The key to show for an action in a place.
    public static func key(for action: Action, in place: Place) -> Key? {
        ActionCatalogue.row(action).keys(in: place).first
    }

    private struct Slot: Hashable {
        let place: Place
        let key: Key
    }

    private static let actions: [Slot: Action] = {
        var map: [Slot: Action] = [:]
        for row in ActionCatalogue.rows {
            for binding in row.bindings {
                for place in binding.places {
                    for key in binding.keys {
                        let old = map.updateValue(row.action, forKey: Slot(place: place, key: key))
                        precondition(old == nil, "\(key) means two things in the \(place.name)")
                    }
                }
            }
        }
        return map
    }()
}
