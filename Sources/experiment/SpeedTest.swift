import Datasets
import Dispatch
import Foundation
import Networks
import Synchronization
import Tensors

/// How fast this machine computes, measured within a second.
struct SpeedTest: Encodable {
    /// Products of two 512 x 512 matrices on one core, in 10⁹ floating-point operations a second.
    let productGigaflops: Double
    /// Training steps of the network 784-128x8-10 with batches of 64, on one core.
    let stepsPerSecond: Double
    /// The sum of such steps when every core trains a network of its own, as runs do.
    let stepsPerSecondOnAllCores: Double
    /// The part of the cores' time that these steps got, from 0 to 1: less than 1 if other programs took theirs.
    let shareOfCores: Double

    init(cores: Int) {
        productGigaflops = Self.product(seconds: 0.2)
        stepsPerSecond = Self.training(networks: 1, seconds: 0.3).reduce(0) { $0 + $1.perSecond }
        let paces = Self.training(networks: cores, seconds: 0.4)
        stepsPerSecondOnAllCores = paces.reduce(0) { $0 + $1.perSecond }
        shareOfCores = paces.reduce(0) { $0 + $1.share } / Double(cores)
    }

    /// How often a second something is done, and which part of that second its thread had a core.
    private struct Pace {
        let perSecond: Double
        let share: Double
    }

    private static func product(seconds: Double) -> Double {
        let n = 512
        let stream = RandomStream(experiment: "doctor", seed: 1)
        let (a, b, c) = (Tensor<Float>([n, n]), Tensor<Float>([n, n]), Tensor<Float>([n, n]))
        Initializer.heNormal.fill(a, fanIn: n, fanOut: n, stream["a"])
        Initializer.heNormal.fill(b, fanIn: n, fanOut: n, stream["b"])
        return pace(seconds: seconds) { c.setProduct(a, b) }.perSecond * 2 * Double(n * n * n) / 1e9
    }

    private static func training(networks: Int, seconds: Double) -> [Pace] {
        let digits = SyntheticDigits.make(training: 640, test: 0).training
        let paces = Mutex<[Pace]>([])
        DispatchQueue.concurrentPerform(iterations: networks) { index in
            let network = Sequential<Float>.perceptron(
                [784] + Array(repeating: 128, count: 8) + [10], .relu, initializer: .heNormal,
                stream: RandomStream(experiment: "doctor", seed: index))
            let classifier = Classifier(network, batch: 64, features: digits.pixels, mode: .training)
            let optimizer = Optimizer(.sgd, of: network.parameters, learningRate: 0.01)
            let batches = Batches(digits, size: 64, preprocessing: PixelScaling.unit.fitted(to: digits))
            var next = 0
            let own = pace(seconds: seconds) {
                batches.load(next, into: classifier.images.value, classifier.labels)
                next = (next + 1) % batches.count
                classifier.graph.forward()
                classifier.graph.backward(from: classifier.loss)
                optimizer.update()
            }
            paces.withLock { $0.append(own) }
        }
        return paces.withLock { $0 }
    }

    /// Repeats the work for so many seconds, after one run that does not count.
    private static func pace(seconds: Double, _ work: () -> Void) -> Pace {
        work()
        let clock = ContinuousClock()
        let (start, used) = (clock.now, threadSeconds)
        var (count, elapsed) = (0, 0.0)
        while elapsed < seconds {
            work()
            count += 1
            elapsed = (clock.now - start) / .seconds(1)
        }
        return Pace(perSecond: Double(count) / elapsed, share: (threadSeconds - used) / elapsed)
    }

    /// The processor time of this thread.
    private static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
