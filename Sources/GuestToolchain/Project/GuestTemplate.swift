import Foundation

/// Makes the folder of a new guest: a small complete program to start from.
public enum GuestTemplate {
    /// Makes a guest in a folder that must not exist yet; nothing is ever overwritten.
    ///
    /// - Parameters:
    ///   - name: letters, digits, `-` and `_` after a letter.
    ///   - folder: the folder to make; the one above it must exist.
    /// - Returns: the paths of the files, in the folder.
    @discardableResult
    public static func create(
        name: String, language: GuestLanguage, at folder: String
    ) throws(GuestTemplateError) -> [String] {
        guard GuestProjectFile.isName(name) else { throw .badName(name) }
        guard mkdir(folder, 0o777) == 0 else {
            if errno == EEXIST { throw .exists(folder: folder) }
            throw .unwritable(path: folder, reason: String(cString: strerror(errno)))
        }
        let files = files(for: language)
        for (file, template) in files {
            let text = String(decoding: template, as: UTF8.self)
                .replacing("NAME", with: name)
                .replacing("LANGUAGE", with: language.rawValue)
                .replacing("SOURCE", with: files[0].path)
            let path = folder + "/" + file
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            } catch {
                throw .unwritable(path: path, reason: error.localizedDescription)
            }
        }
        return files.map(\.path)
    }

    /// The source comes first.
    private static func files(for language: GuestLanguage) -> [(path: String, template: [UInt8])] {
        let source =
            switch language {
            case .swift: ("Main.swift", PackageResources.Main_swift)
            case .c: ("main.c", PackageResources.main_c)
            case .cpp: ("main.cpp", PackageResources.main_cpp)
            }
        return [
            source, ("guest.toml", PackageResources.guest_toml), ("input.txt", PackageResources.input_txt),
            ("README.md", PackageResources.README_md),
        ]
    }
}

/// Why a new guest was not made.
public enum GuestTemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    case badName(String)
    case exists(folder: String)
    case unwritable(path: String, reason: String)

    public var description: String {
        switch self {
        case .badName: "a guest's name has letters, digits, - and _, and begins with a letter"
        case .exists(let folder): "\(folder) exists already: choose another name, or remove it first"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }
}
