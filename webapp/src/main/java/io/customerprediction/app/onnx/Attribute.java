package io.customerprediction.app.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A constant of an operator (AttributeProto).
 *
 * @param message as it is written
 */
record Attribute(Message message) {
    private static final int NAME = 1;
    private static final int INT = 3;
    private static final int STRING = 4;
    private static final int TENSOR = 5;
    private static final int GRAPH = 6;
    private static final int FLOATS = 7;
    private static final int INTS = 8;
    private static final int STRINGS = 9;
    private static final int TYPE = 20;

    static Attribute of(String name, long value) {
        return new Attribute(begin(name, 2).number(INT, value));
    }

    static Attribute of(String name, String value) {
        return new Attribute(begin(name, 3).text(STRING, value));
    }

    static Attribute of(String name, Tensor value) {
        return new Attribute(begin(name, 4).message(TENSOR, value.message("")));
    }

    static Attribute of(String name, Graph value) {
        return new Attribute(begin(name, 5).message(GRAPH, value.message()));
    }

    static Attribute of(String name, float[] values) {
        ByteBuffer packed = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        packed.asFloatBuffer().put(values);
        return new Attribute(begin(name, 6).bytes(FLOATS, packed.array()));
    }

    static Attribute of(String name, long[] values) {
        return new Attribute(begin(name, 7).numbers(INTS, values));
    }

    static Attribute of(String name, List<String> values) {
        Message message = begin(name, 8);
        values.forEach(value -> message.text(STRINGS, value));
        return new Attribute(message);
    }

    private static Message begin(String name, int type) {
        return new Message().text(NAME, name).number(TYPE, type);
    }
}
