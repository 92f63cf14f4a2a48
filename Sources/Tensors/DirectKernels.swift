import CKernels

// The matrix product and the layers, called directly: the C functions take structs of their own scalar type.
// The extension of `Double` is that of `Float` line by line.

extension Float {
    public static func matrixProduct(
        _ a: Input, transposed transposesA: Bool, _ b: Input, transposed transposesB: Bool, _ c: Output, rows: Int,
        columns: Int, inner: Int, accumulate: Bool
    ) {
        if let library = OpenBLAS.library {
            let (rowOfA, rowOfB) = (transposesA ? rows : inner, transposesB ? inner : columns)
            return library.floatProduct(
                OpenBLAS.Library.rowMajor, OpenBLAS.Library.transposition(transposesA),
                OpenBLAS.Library.transposition(transposesB), CInt(rows), CInt(columns), CInt(inner), 1, a, CInt(rowOfA),
                b, CInt(rowOfB), accumulate ? 1 : 0, c, CInt(columns))
        }
        var product = ck_product_f32()
        (product.a, product.b, product.c) = (a, b, c)
        (product.rows, product.columns, product.inner) = (rows, columns, inner)
        (product.transposes_a, product.transposes_b) = (transposesA, transposesB)
        product.start = accumulate ? UnsafePointer(c) : nil
        ck_matrix_product_f32(&product)
    }

    public static func layerKernel(_ layer: LayerBuffers<Self>) -> ck_layer_f32 {
        ck_layer_f32(
            rows: layer.x.shape.rows, inputs: layer.weight.shape.rows, outputs: layer.weight.shape.columns,
            function: layer.function.kind, parameter: Self(layer.function.parameter), x: layer.x.pointer,
            w: layer.weight.pointer, bias: layer.bias.pointer, z: layer.z.pointer, a: layer.a.pointer,
            shortcut: (layer.residual?.shortcut.pointer).map { UnsafePointer($0) }, y: layer.residual?.y.pointer,
            da: (layer.gradients?.a.pointer).map { UnsafePointer($0) }, dz: layer.gradients?.z.pointer,
            dx: layer.dx?.to.pointer, dw: layer.dweight?.to.pointer,
            dbias: layer.dbias?.to.pointer, accumulate_dw: layer.dweight?.accumulate == true,
            accumulate_dbias: layer.dbias?.accumulate == true,
            dx_start: (layer.dx?.start?.pointer).map { UnsafePointer($0) })
    }
    public static func layerForward(_ layer: UnsafePointer<ck_layer_f32>) { ck_layer_forward_f32(layer) }
    public static func layerBackward(_ layer: UnsafePointer<ck_layer_f32>) { ck_layer_backward_f32(layer) }
    public static func highwayForward(
        _ transform: UnsafePointer<ck_layer_f32>, _ gate: UnsafePointer<ck_layer_f32>, _ y: Output
    ) {
        ck_highway_forward_f32(transform, gate, y)
    }
    public static func highwayBackward(
        _ transform: UnsafePointer<ck_layer_f32>, _ gate: UnsafePointer<ck_layer_f32>, _ dy: Input, _ dx: Output,
        accumulate: Bool
    ) {
        ck_highway_backward_f32(transform, gate, dy, dx, accumulate)
    }
}

extension Double {
    public static func matrixProduct(
        _ a: Input, transposed transposesA: Bool, _ b: Input, transposed transposesB: Bool, _ c: Output, rows: Int,
        columns: Int, inner: Int, accumulate: Bool
    ) {
        if let library = OpenBLAS.library {
            let (rowOfA, rowOfB) = (transposesA ? rows : inner, transposesB ? inner : columns)
            return library.doubleProduct(
                OpenBLAS.Library.rowMajor, OpenBLAS.Library.transposition(transposesA),
                OpenBLAS.Library.transposition(transposesB), CInt(rows), CInt(columns), CInt(inner), 1, a, CInt(rowOfA),
                b, CInt(rowOfB), accumulate ? 1 : 0, c, CInt(columns))
        }
        var product = ck_product_f64()
        (product.a, product.b, product.c) = (a, b, c)
        (product.rows, product.columns, product.inner) = (rows, columns, inner)
        (product.transposes_a, product.transposes_b) = (transposesA, transposesB)
        product.start = accumulate ? UnsafePointer(c) : nil
        ck_matrix_product_f64(&product)
    }

    public static func layerKernel(_ layer: LayerBuffers<Self>) -> ck_layer_f64 {
        ck_layer_f64(
            rows: layer.x.shape.rows, inputs: layer.weight.shape.rows, outputs: layer.weight.shape.columns,
            function: layer.function.kind, parameter: Self(layer.function.parameter), x: layer.x.pointer,
            w: layer.weight.pointer, bias: layer.bias.pointer, z: layer.z.pointer, a: layer.a.pointer,
            shortcut: (layer.residual?.shortcut.pointer).map { UnsafePointer($0) }, y: layer.residual?.y.pointer,
            da: (layer.gradients?.a.pointer).map { UnsafePointer($0) }, dz: layer.gradients?.z.pointer,
            dx: layer.dx?.to.pointer, dw: layer.dweight?.to.pointer,
            dbias: layer.dbias?.to.pointer, accumulate_dw: layer.dweight?.accumulate == true,
            accumulate_dbias: layer.dbias?.accumulate == true,
            dx_start: (layer.dx?.start?.pointer).map { UnsafePointer($0) })
    }
    public static func layerForward(_ layer: UnsafePointer<ck_layer_f64>) { ck_layer_forward_f64(layer) }
    public static func layerBackward(_ layer: UnsafePointer<ck_layer_f64>) { ck_layer_backward_f64(layer) }
    public static func highwayForward(
        _ transform: UnsafePointer<ck_layer_f64>, _ gate: UnsafePointer<ck_layer_f64>, _ y: Output
    ) {
        ck_highway_forward_f64(transform, gate, y)
    }
    public static func highwayBackward(
        _ transform: UnsafePointer<ck_layer_f64>, _ gate: UnsafePointer<ck_layer_f64>, _ dy: Input, _ dx: Output,
        accumulate: Bool
    ) {
        ck_highway_backward_f64(transform, gate, dy, dx, accumulate)
    }
}
