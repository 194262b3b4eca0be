import GuestToolchain

/// Makes new guests.
public enum NewGuest {
    /// Makes a guest's folder from the language's template; the last part of the path is its name.
    public static func make(at path: String, language: String) throws(EngineError) {
        guard let language = GuestLanguage(rawValue: language) else {
            let names = GuestLanguage.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badRequest("there is no language “\(language)”; there are \(names)")
        }
        do throws(GuestTemplateError) {
            try GuestTemplate.create(name: FilePath.name(of: path), language: language, at: path)
        } catch {
            switch error {
            case .badName: throw .badRequest(error.description)
            case .exists(let folder):
                throw .writing(what: "new guest", path: folder, reason: "it exists already")
            case .unwritable(let path, let reason):
                throw .writing(what: "new guest", path: path, reason: reason)
            }
        }
    }
}
