package io.customerprediction.benchmarks;

/** Who scores. Weka, H2O's MOJO and ONNX Runtime get the very trees that this library compiles; the others grow theirs. */
enum Library {
    COMPILED,
    WEKA,
    H2O_MOJO,
    ONNX_RUNTIME,
    SMILE,
    XGBOOST4J,
    TRIBUO;

    /** A forest of 100 trees of any depth that has learnt from some customers and will be asked about others. */
    Scorer train(Customers past, Customers asked) throws Exception {
        return switch (this) {
            case COMPILED -> CompiledScorer.train(past, asked);
            case WEKA -> WekaScorer.train(past, asked);
            case H2O_MOJO -> MojoScorer.train(past, asked);
            case ONNX_RUNTIME -> OnnxScorer.train(past, asked);
            case SMILE -> SmileScorer.train(past, asked);
            case XGBOOST4J -> XgboostScorer.train(past, asked);
            case TRIBUO -> TribuoScorer.train(past, asked);
        };
    }

    /** From how many features a split chooses: log₂(features) + 1, as Weka does by default. */
    static int featuresPerSplit(Customers customers) {
        return 32 - Integer.numberOfLeadingZeros(customers.rows()[0].length);
    }
}
