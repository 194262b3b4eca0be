/// One file of the folder `Runtime`, embedded into this program.
struct GuestRuntimeFile: Sendable {
    /// The path in the folder.
    let path: String
    let role: Role
    let bytes: [UInt8]

    enum Role: Sendable {
        /// Linked into every guest.
        case always
        /// Linked into every Swift guest.
        case swift
        /// Linked when something of it is used.
        case library
        /// Read by compilers or linker only.
        case text
    }

    init(_ path: String, _ role: Role, _ bytes: [UInt8]) {
        self.path = path
        self.role = role
        self.bytes = bytes
    }

    /// Whether an object file is made of it.
    var isCompiled: Bool { role != .text }

    /// Every file of the folder.
    static let all: [GuestRuntimeFile] = [
        GuestRuntimeFile("start.S", .always, PackageResources.start_S),
        GuestRuntimeFile("start.c", .library, PackageResources.start_c),
        GuestRuntimeFile("streams.c", .library, PackageResources.streams_c),
        GuestRuntimeFile("memory.c", .library, PackageResources.memory_c),
        GuestRuntimeFile("heap.c", .library, PackageResources.heap_c),
        GuestRuntimeFile("strings.c", .library, PackageResources.strings_c),
        GuestRuntimeFile("sorting.c", .library, PackageResources.sorting_c),
        GuestRuntimeFile("stdio.c", .library, PackageResources.stdio_c),
        GuestRuntimeFile("printf.c", .library, PackageResources.printf_c),
        GuestRuntimeFile("integers.c", .library, PackageResources.integers_c),
        GuestRuntimeFile("atomics.c", .library, PackageResources.atomics_c),
        GuestRuntimeFile("cplusplus.cpp", .library, PackageResources.cplusplus_cpp),
        GuestRuntimeFile("floats.c", .library, PackageResources.floats_c),
        GuestRuntimeFile("math.c", .library, PackageResources.math_c),
        GuestRuntimeFile("swift.c", .swift, PackageResources.swift_c),
        GuestRuntimeFile("Nexus.swift", .text, PackageResources.Nexus_swift),
        GuestRuntimeFile("guest.ld", .text, PackageResources.guest_ld),
        GuestRuntimeFile("machine.h", .text, PackageResources.machine_h),
        GuestRuntimeFile("streams.h", .text, PackageResources.streams_h),
        GuestRuntimeFile("include/nexus.h", .text, PackageResources.nexus_h),
        GuestRuntimeFile("include/assert.h", .text, PackageResources.assert_h),
        GuestRuntimeFile("include/ctype.h", .text, PackageResources.ctype_h),
        GuestRuntimeFile("include/math.h", .text, PackageResources.math_h),
        GuestRuntimeFile("include/module.modulemap", .text, PackageResources.module_modulemap),
        GuestRuntimeFile("include/stdio.h", .text, PackageResources.stdio_h),
        GuestRuntimeFile("include/stdlib.h", .text, PackageResources.stdlib_h),
        GuestRuntimeFile("include/string.h", .text, PackageResources.string_h),
    ]
}
