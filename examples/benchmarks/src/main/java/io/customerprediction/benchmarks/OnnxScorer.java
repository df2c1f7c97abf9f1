package io.customerprediction.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.customerprediction.training.GrownForest;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime with the trees that this library compiled, written as an ONNX file. One thread. */
record OnnxScorer(OrtSession session, OnnxTensor[] rows, OnnxTensor all, long nodes) implements Scorer {

    static OnnxScorer train(Customers past, Customers asked) throws OrtException {
        GrownForest grown = GrownForest.grow(past.rows(), past.churned(), 0, 1);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        int features = past.rows()[0].length;
        OrtSession session = environment.createSession(
                new OnnxForest(features).model(grown.trees()).toByteArray(), options);
        float[] flat = asked.flatFloats();
        OnnxTensor[] rows = new OnnxTensor[asked.rows().length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = tensor(
                    environment, FloatBuffer.wrap(flat, i * features, features).slice(), 1, features);
        }
        OnnxTensor all = tensor(environment, FloatBuffer.wrap(flat), rows.length, features);
        return new OnnxScorer(session, rows, all, grown.compiled().nodeCount());
    }

    private static OnnxTensor tensor(OrtEnvironment environment, FloatBuffer values, int rows, int features)
            throws OrtException {
        return OnnxTensor.createTensor(environment, values, new long[] {rows, features});
    }

    @Override
    public double one(int row) throws OrtException {
        try (OrtSession.Result result = session.run(Map.of(OnnxForest.INPUT, rows[row]))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        }
    }

    @Override
    public void all(double[] out) throws OrtException {
        try (OrtSession.Result result = session.run(Map.of(OnnxForest.INPUT, all))) {
            FloatBuffer answers = ((OnnxTensor) result.get(0)).getFloatBuffer();
            for (int i = 0; i < out.length; i++) {
                out[i] = answers.get(i);
            }
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close its session", e);
        }
        all.close();
        for (OnnxTensor row : rows) {
            row.close();
        }
    }
}
