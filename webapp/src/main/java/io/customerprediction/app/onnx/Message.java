package io.customerprediction.app.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A protobuf message that is being written: fields by their numbers, as <a
 * href="https://protobuf.dev/programming-guides/encoding/">the encoding</a> describes it.
 */
final class Message {
    private static final int VARINT = 0;
    private static final int DELIMITED = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, long value) {
        tag(field, VARINT);
        varint(bytes, value);
        return this;
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
        return bytes(field, value.bytes.toByteArray());
    }

    Message bytes(int field, byte[] value) {
        tag(field, DELIMITED);
        varint(bytes, value.length);
        bytes.writeBytes(value);
        return this;
    }

    /** Repeated numbers, packed. */
    Message numbers(int field, long[] values) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (long value : values) {
            varint(packed, value);
        }
        return bytes(field, packed.toByteArray());
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    private void tag(int field, int kind) {
        varint(bytes, ((long) field << 3) | kind);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
