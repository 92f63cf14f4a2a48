import AllocationCounter
import Foundation
import Networks
import Tensors

/// Counts what a step of training allocates, for each kind of network: load a batch, forwards, backwards, update, and
/// read everything. Exit status 1 if that is not nothing.
///
/// This is a program and not in `swift test`: in a debug build the standard library allocates for every turn of a loop.
@main
enum Allocations {
    static func main() {
        guard allocation_counter_is_available() != 0, isOptimized else {
            print("allocations: not counted here, which takes a release build, glibc and no sanitizer")
            return
        }
        precondition(blocks { _ = Tensor<Float>([1]) } > 0, "the count counts nothing")
        let counts = Training<Float>.all.map(count) + Training<Double>.all.map(count)
        if counts.contains(where: { $0 > 0 }) { exit(1) }
        print("allocations: none in 10 steps of training, for each of \(counts.count) networks")
    }

    private static var isOptimized: Bool {
        #if DEBUG
            false
        #else
            true
        #endif
    }

    /// How many blocks of memory ten steps ask for.
    private static func count<S: Scalar>(_ training: Training<S>) -> Int {
        var training = training
        // The first step makes the plan, and buffers that nobody has read before.
        for number in 0..<2 { training.step(number) }
        let count = blocks { for number in 2..<12 { training.step(number) } }
        if count > 0 { print("allocations: expected none in 10 steps of training, got \(count): \(training.name)") }
        return count
    }

    private static func blocks(in body: () -> Void) -> Int {
        allocation_counter_start()
        body()
        return allocation_counter_stop()
    }
}
