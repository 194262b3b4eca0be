import TerminalScreen
import Testing

@testable import Workbench

@Suite("The action catalogue")
struct ActionCatalogueTests {
    @Test("every action has exactly one row", arguments: Action.allCases)
    func oneRow(_ action: Action) {
        #expect(ActionCatalogue.rows.count { $0.action == action } == 1)
    }

    @Test("every action has a key somewhere", arguments: ActionCatalogue.rows.map(\.action))
    func hasKey(_ action: Action) {
        #expect(!ActionCatalogue.row(action).places.isEmpty)
    }

    @Test("a key means at most one thing in each place", arguments: Place.allCases)
    func oneMeaning(_ place: Place) {
        var seen: [Key: Action] = [:]
        for row in ActionCatalogue.rows {
            for key in row.keys(in: place) {
                #expect(seen[key] == nil, "\(key) is \(String(describing: seen[key])) and \(row.action)")
                seen[key] = row.action
            }
        }
    }

    @Test("no printable key is taken from places where text is typed", arguments: Array(Place.typing))
    func typingIsFree(_ place: Place) {
        for row in ActionCatalogue.rows {
            for key in row.keys(in: place) { #expect(key.typedCharacter == nil, "\(key) in \(place.name)") }
        }
    }

    @Test("titles are short sentences without a full stop", arguments: ActionCatalogue.rows.map(\.title))
    func titles(_ title: String) {
        #expect(title.first?.isUppercase == true)
        #expect(title.last != ".")
        #expect(title.count <= 80)
    }
}
