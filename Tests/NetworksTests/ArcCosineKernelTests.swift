import Testing

@testable import Networks

@Suite("The correlation of two inputs in a wide network of ReLUs")
struct ArcCosineKernelTests {
    @Test("rises as in the published table: 1 - rho at layers 1, 2, 5, 10, 20, 50")
    func published() {
        let left = reluCorrelations(layers: 50).map { 1 - $0 }
        // D. Page, "How to Train Your ResNet 7: Batch Norm": four digits.
        for (layer, share) in [(1, 1), (2, 0.6817), (5, 0.3190), (10, 0.1452), (20, 0.0555), (50, 0.0126)] {
            #expect(abs(left[layer - 1] - share) <= 5e-5, "layer \(layer)")
        }
    }
}
