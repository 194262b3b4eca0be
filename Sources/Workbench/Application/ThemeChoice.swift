import Engine
import TerminalScreen

/// Which theme to start with.
struct ThemeChoice {
    var name: String
    var theme: Theme
    /// What went wrong with the one that was asked for.
    var note: String?

    /// The theme of that name, or the dark one. A bad theme file costs the colours, never the start.
    static func choose(_ name: String?, library: ThemeLibrary) -> ThemeChoice {
        let wanted = name ?? "dark"
        do throws(ThemeError) {
            let theme = try library.theme(wanted)
            return ThemeChoice(
                name: wanted, theme: adapted(theme, library: library), note: nil)
        } catch {
            return ThemeChoice(
                name: Theme.builtIn.identifier, theme: adapted(Theme.builtIn, library: library),
                note: name == nil ? nil : error.description)
        }
    }

    /// `NO_COLOR` asks for the theme without colours.
    static func adapted(_ theme: Theme, library: ThemeLibrary) -> Theme {
        guard let value = UserFolders.variable("NO_COLOR"), !value.isEmpty else { return theme }
        return (try? library.theme("mono")) ?? theme
    }
}

extension ThemeShelf {
    /// All themes that can be loaded, by name.
    static func make(library: ThemeLibrary, current: String) -> ThemeShelf {
        let entries = library.names.map { name in
            let theme = try? library.theme(name)
            return Entry(
                name: name, summary: theme.map { "\($0.name), \($0.variant.rawValue)" } ?? "cannot be read")
        }
        return ThemeShelf(entries: entries, current: current)
    }
}

extension WelcomePage {
    /// The samples, the prepared faults, and the programs opened last.
    static func make(samples: SampleCatalogue, faults: FaultCatalogue, folders: UserFolders?) -> WelcomePage {
        var entries = samples.samples.map { sample in
            Entry(.sample, argument: sample.name, title: sample.name, summary: sample.summary)
        }
        entries += faults.faults.map { fault in
            Entry(
                .fault, argument: fault.name, title: fault.name, summary: fault.summary,
                request: OpenRequest(fault: fault))
        }
        let recent = folders.flatMap { try? RecentPrograms(folders: $0).entries } ?? []
        entries += recent.filter { entry in !samples.samples.contains { $0.name == entry.argument } }.map {
            entry in
            Entry(.recent, argument: entry.argument, title: entry.name, summary: entry.argument)
        }
        return WelcomePage(entries: entries)
    }
}
