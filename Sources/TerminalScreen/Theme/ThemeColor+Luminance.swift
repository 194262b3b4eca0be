import Glibc

extension ThemeColor {
    /// The linear light of each of the 256 steps of an sRGB channel.
    static let linear: [Double] = (0..<256).map { step in
        let value = Double(step) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
