package io.customerprediction.app.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.customerprediction.model.ModelBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.Map;

/** An exported model in ONNX Runtime. */
final class OnnxRuntime implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxRuntime(ModelBundle bundle, OnnxInputs inputs) throws OrtException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            OnnxModel.write(bundle, inputs, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session = environment.createSession(bytes.toByteArray());
    }

    /** The answers of one output, one row a customer. */
    float[][] answers(String output, float[] rows, int count, LocalDate asOf) throws OrtException {
        long[] shape = {count, rows.length / count};
        long[] day = {asOf.toEpochDay()};
        try (OnnxTensor features = OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape);
                OnnxTensor date = OnnxTensor.createTensor(environment, LongBuffer.wrap(day), new long[] {1});
                OrtSession.Result result = session.run(Map.of("features", features, "as_of_day", date))) {
            return (float[][]) result.get(output).orElseThrow().getValue();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
