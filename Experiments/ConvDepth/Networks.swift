import Graphs
import Harness
import Networks
import Tensors

extension ConvDepth {
    /// The networks of the slide by their names there, and a second reading of the last.
    enum Network: String, CaseIterable, Codable, Cell, CustomStringConvertible, LosslessStringConvertible {
        case regular, shallow
        case extraShallow = "extra-shallow"
        /// The filters move by four pixels.
        case twoLayer = "two-layer"
        /// The filters move by one pixel, and the largest of 4 x 4 outputs goes on: the same weights.
        case pooledTwoLayer = "two-layer-pooled"

        static let onTheSlide: [Network] = [.regular, .shallow, .extraShallow, .twoLayer]

        var description: String { rawValue }
        init?(_ description: String) { self.init(rawValue: description) }

        var name: String {
            switch self {
            case .regular: "REGULAR"
            case .shallow: "SHALLOW"
            case .extraShallow: "EXTRA SHALLOW"
            case .twoLayer: "2-LAYER"
            case .pooledTwoLayer: "2-LAYER, pooled"
            }
        }

        /// The cost of a step relative to the others, about.
        var cost: Int {
            switch self {
            case .regular, .shallow: 15
            case .extraShallow: 25
            case .twoLayer: 1
            case .pooledTwoLayer: 12
            }
        }
    }

    enum Size: String, CaseIterable, CustomStringConvertible, LosslessStringConvertible {
        case eighth, full

        var description: String { rawValue }
        init?(_ description: String) { self.init(rawValue: description) }
    }

    private enum Part {
        case convolution(Int, size: Int, stride: Int, padding: Int)
        case pool(Int)
    }
}

extension ConvDepth.Network {
    /// Convolutions and poolings, first to last.
    private func parts(_ size: ConvDepth.Size) -> [ConvDepth.Part] {
        func channels(_ full: Int, _ eighth: Int) -> Int { size == .full ? full : eighth }
        func convolution(_ channels: Int, size: Int = 4, stride: Int = 1, padding: Int = 2) -> ConvDepth.Part {
            .convolution(channels, size: size, stride: stride, padding: padding)
        }
        let (few, some, many) = (channels(128, 16), channels(256, 32), channels(700, 80))
        let wide = channels(3000, 48)
        return switch self {
        case .regular:
            [
                convolution(few), convolution(few), .pool(2), convolution(few), convolution(few), .pool(2),
                convolution(few),
            ] + Array(repeating: convolution(few, size: 3, padding: 0), count: 3)
        case .shallow:
            [convolution(some), .pool(2), convolution(some), .pool(2), convolution(few), .pool(2)]
        case .extraShallow: [convolution(many), .pool(2), convolution(few), .pool(4)]
        case .twoLayer: [convolution(wide, size: 5, stride: 4)]
        case .pooledTwoLayer: [convolution(wide, size: 5), .pool(4)]
        }
    }

    /// Fully connected layers between the convolutions and the logits.
    private var hiddenLayers: Int { self == .twoLayer || self == .pooledTwoLayer ? 0 : 2 }

    /// The network for images of 32 x 32 pixels in three colors and ten classes. Each convolution is followed by batch
    /// normalization and ReLU.
    func built(_ size: ConvDepth.Size, initializer: Initializer, stream: RandomStream) -> Sequential<Float> {
        var layers: [any Layer<Float>] = []
        var (side, channels, index) = (32, 3, 0)
        for part in parts(size) {
            switch part {
            case .convolution(let next, let filter, let stride, let padding):
                index += 1
                layers += [
                    Convolution<Float>(
                        channels, next, size: filter, stride: stride, padding: padding, hasBias: false,
                        initializer: initializer, stream: stream[index], name: "conv\(index)"),
                    BatchNorm<Float>(next, name: "conv\(index)"), Activate<Float>(.relu),
                ]
                (side, channels) = ((side + 2 * padding - filter) / stride + 1, next)
            case .pool(let window):
                layers.append(MaxPooling<Float>(window: window))
                side /= window
            }
        }
        layers.append(Flatten<Float>())
        let hidden = Array(repeating: size == .full ? 500 : 62, count: hiddenLayers)
        let widths = [side * side * channels] + hidden + [10]
        for place in 1..<widths.count {
            index += 1
            layers.append(
                Dense<Float>(
                    widths[place - 1], widths[place], place == widths.count - 1 ? .identity : .relu,
                    initializer: initializer, stream: stream[index], name: "fc\(place)"))
        }
        return Sequential(layers)
    }
}

extension ConvDepth {
    /// The layers with weights of a network at full size, as the engine builds them: a graph of one image, which is never
    /// run.
    static func layers(_ network: Network) -> [LayerShape] {
        let graph = Graph<Float>()
        defer { withExtendedLifetime(graph) {} }
        let built = network.built(.full, initializer: .constant(0), stream: RandomStream(key: 0))
        let input = graph.input([1, 32, 32, 3])
        let outputs = built.outputs(input, mode: .inference)
        return zip(built.layers, zip([input] + outputs, outputs)).compactMap { layer, nodes in
            let (before, after) = (nodes.0.shape, nodes.1.shape)
            switch layer {
            case let layer as Convolution<Float>:
                return LayerShape(
                    network: network, layer: layer.filters.name.replacing(" weight", with: ""), kind: .convolution,
                    kernel: layer.filters.value.shape.extents[0], stride: layer.stride, padding: layer.padding,
                    input: before, output: after, weights: layer.filters.value.count)
            case let layer as Dense<Float>:
                return LayerShape(
                    network: network, layer: layer.linear.weight.name.replacing(" weight", with: ""),
                    kind: .fullyConnected, kernel: nil, stride: nil, padding: nil, input: before, output: after,
                    weights: layer.linear.weight.value.count)
            default: return nil
            }
        }
    }
}
