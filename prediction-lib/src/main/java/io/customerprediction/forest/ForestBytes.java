package io.customerprediction.forest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Little-endian numbers on their way into arrays, through one small buffer, so that a file is in memory once and not
 * twice; with a running CRC-32C.
 */
final class ForestBytes {
    private static final int CHUNK = 1 << 18;

    private final @Nullable ReadableByteChannel source;
    private final CRC32C checksum = new CRC32C();
    private ByteBuffer buffer;

    /** All that is between position and limit; the position stays. */
    ForestBytes(ByteBuffer whole) {
        source = null;
        buffer = whole.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All that comes. */
    ForestBytes(ReadableByteChannel source) {
        this.source = source;
        buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    }

    private void await(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            buffer.compact();
            if (source == null || source.read(buffer) < 0) {
                throw new IllegalArgumentException("the forest ends too early");
            }
            buffer.flip();
        }
    }

    private void pass(int bytes) {
        int end = buffer.position() + bytes;
        checksum.update(buffer.duplicate().limit(end));
        buffer.position(end);
    }

    /** Whether the next four bytes, the last, are the checksum of all before. */
    boolean endsWithChecksum() throws IOException {
        await(Integer.BYTES);
        return buffer.getInt(buffer.position()) == (int) checksum.getValue();
    }

    long oneLong() throws IOException {
        return longs(1)[0];
    }

    int oneInt() throws IOException {
        return ints(1)[0];
    }

    int[] ints(int length) throws IOException {
        int[] values = new int[length];
        fill(length, Integer.BYTES, (from, count) -> buffer.asIntBuffer().get(values, from, count));
        return values;
    }

    long[] longs(int length) throws IOException {
        long[] values = new long[length];
        fill(length, Long.BYTES, (from, count) -> buffer.asLongBuffer().get(values, from, count));
        return values;
    }

    double[] doubles(int length) throws IOException {
        double[] values = new double[length];
        fill(length, Double.BYTES, (from, count) -> buffer.asDoubleBuffer().get(values, from, count));
        return values;
    }

    float[] floats(int length) throws IOException {
        float[] values = new float[length];
        fill(length, Float.BYTES, (from, count) -> buffer.asFloatBuffer().get(values, from, count));
        return values;
    }

    private void fill(int length, int width, Transfer transfer) throws IOException {
        for (int done = 0; done < length; ) {
            await(width);
            int count = Math.min(length - done, buffer.remaining() / width);
            transfer.copy(done, count);
            pass(count * width);
            done += count;
        }
    }

    /** Copies so many numbers from the buffer's position to a place of an array. */
    private interface Transfer {
        void copy(int from, int count);
    }
}
