package io.customerprediction.app.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Constant numbers (TensorProto).
 *
 * @param type of the numbers
 * @param shape sizes of the dimensions, the outermost first
 * @param bytes the numbers, little-endian
 */
record Tensor(ElementType type, long[] shape, byte[] bytes) {
    private static final int DIMENSIONS = 1;
    private static final int DATA_TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;

    /** One row of numbers. */
    static Tensor row(double... values) {
        return doubles(new long[] {1, values.length}, values);
    }

    /** The numbers below each other. */
    static Tensor column(double... values) {
        return doubles(new long[] {values.length, 1}, values);
    }

    static Tensor doubles(long[] shape, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return new Tensor(ElementType.DOUBLE, shape, bytes.array());
    }

    static Tensor floats(long[] shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new Tensor(ElementType.FLOAT, shape, bytes.array());
    }

    /** A list of whole numbers. */
    static Tensor list(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new Tensor(ElementType.LONG, new long[] {values.length}, bytes.array());
    }

    Message message(String name) {
        Message message = new Message().numbers(DIMENSIONS, shape).number(DATA_TYPE, type.code);
        return message.text(NAME, name).bytes(RAW_DATA, bytes);
    }
}
