import Foundation
import Hashing

/// Finished builds, each in a directory named by the hash of all that went into it.
///
/// A directory appears under its name complete or not at all: it is filled under another name and then renamed, so
/// that two builds at once, or one that is killed, do no harm.
struct BuildCache: Sendable {
    /// Where the entries are.
    let directory: String

    /// What an entry is made of; every part is hashed with its length, so that no two lists give the same key.
    struct Key: Sendable {
        private var hasher = Blake3(derivingKeyFor: "nexus guest build 1")

        mutating func add(_ bytes: [UInt8]) {
            let count = UInt64(bytes.count)
            hasher.update((0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
            hasher.update(bytes)
        }

        mutating func add(_ text: String) {
            add(Array(text.utf8))
        }

        /// 32 hex digits.
        var name: String {
            hasher.finalize(count: 16).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
    }

    /// The directory of the entry, made by `fill` if it is not there yet.
    ///
    /// - Parameter fill: fills the empty directory that it is given; the entry will be that directory, renamed.
    func entry(
        named name: String, fill: (_ directory: String) throws(GuestBuildError) -> Void
    ) throws(GuestBuildError) -> (path: String, wasThere: Bool) {
        let path = directory + "/" + name
        if access(path, F_OK) == 0 { return (path, true) }
        let draft = try makeDraft()
        do throws(GuestBuildError) {
            try fill(draft)
            try rename(draft, to: path)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        return (path, false)
    }

    private func makeDraft() throws(GuestBuildError) -> String {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw .cacheUnwritable(path: directory, reason: error.localizedDescription)
        }
        var template = Array((directory + "/draft-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .cacheUnwritable(path: directory, reason: String(cString: strerror(errno)))
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// When another build was faster, its result is the same and stays.
    private func rename(_ draft: String, to path: String) throws(GuestBuildError) {
        if Glibc.rename(draft, path) == 0 { return }
        let reason = errno
        guard reason == EEXIST || reason == ENOTEMPTY else {
            throw .cacheUnwritable(path: path, reason: String(cString: strerror(reason)))
        }
        try? FileManager.default.removeItem(atPath: draft)
    }
}
