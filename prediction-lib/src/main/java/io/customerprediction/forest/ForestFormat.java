package io.customerprediction.forest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of a forest: a header, then the arrays as they stand in memory, so that loading copies and checks but builds
 * nothing. All numbers are little-endian.
 *
 * <pre>
 * 1 long    "CPFOREST" in ASCII
 * 7 ints    version, features, trees, nodes, leaves, columns, thresholds
 * ints      where each feature's thresholds begin, and the end
 * doubles   thresholds
 * longs     nodes, see {@link Node}
 * doubles   values of the leaves, then their weights
 * floats    curves of the leaves
 * 1 int     CRC-32C of all before
 * </pre>
 */
final class ForestFormat {
    private static final long MAGIC = 0x5453_4552_4f46_5043L;
    private static final int VERSION = 1;
    private static final int HEADER = Long.BYTES + 7 * Integer.BYTES;

    private ForestFormat() {}

    static byte[] write(PackedForest forest) {
        Counts counts = Counts.of(forest);
        if (counts.bytes() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    "the forest needs " + counts.bytes() + " bytes; grow fewer trees or larger leaves");
        }
        ByteBuffer out = ByteBuffer.allocate((int) counts.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(VERSION);
        counts.write(out);
        putInts(out, forest.thresholds().starts());
        putDoubles(out, forest.thresholds().values());
        out.asLongBuffer().put(forest.nodes());
        skip(out, forest.nodes().length * Long.BYTES);
        putDoubles(out, forest.values());
        putDoubles(out, forest.weights());
        out.asFloatBuffer().put(forest.curves());
        skip(out, forest.curves().length * Float.BYTES);
        return out.putInt(checksum(out.duplicate().flip())).array();
    }

    /** Reads from the position to the limit. */
    static PackedForest read(ByteBuffer source) {
        ByteBuffer in = source.slice().order(ByteOrder.LITTLE_ENDIAN);
        check(in.remaining() >= HEADER && in.getLong() == MAGIC, "these bytes are not a forest");
        int version = in.getInt();
        check(version == VERSION, "the forest has format version " + version + ", this program reads " + VERSION);
        Counts counts = Counts.read(in);
        check(counts.plausible(in.limit()), "the forest is " + in.limit() + " bytes long, not as its header says");
        int end = in.limit() - Integer.BYTES;
        check(checksum(in.duplicate().rewind().limit(end)) == in.getInt(end), "the forest's bytes were changed");
        int[] starts = ints(in, counts.features + 1);
        Thresholds thresholds = new Thresholds(doubles(in, counts.thresholds), starts);
        return new PackedForest(
                        thresholds,
                        counts.trees,
                        longs(in, counts.nodes),
                        doubles(in, counts.leaves),
                        doubles(in, counts.leaves),
                        counts.columns,
                        floats(in, counts.leaves * counts.columns))
                .checked();
    }

    /** What the header says of the arrays' lengths. */
    private record Counts(int features, int trees, int nodes, int leaves, int columns, int thresholds) {
        static Counts of(PackedForest forest) {
            return new Counts(
                    forest.thresholds().features(),
                    forest.trees(),
                    forest.nodes().length,
                    forest.values().length,
                    forest.columns(),
                    forest.thresholds().values().length);
        }

        static Counts read(ByteBuffer in) {
            return new Counts(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
        }

        void write(ByteBuffer out) {
            out.putInt(features).putInt(trees).putInt(nodes);
            out.putInt(leaves).putInt(columns).putInt(thresholds);
        }

        boolean plausible(int length) {
            return features >= 0
                    && trees >= 0
                    && nodes >= 0
                    && leaves >= 0
                    && columns >= 0
                    && columns <= Integer.MAX_VALUE / Integer.BYTES
                    && thresholds >= 0
                    && bytes() == length;
        }

        long bytes() {
            long ints = features + 2L;
            long eights = (long) thresholds + nodes + 2L * leaves;
            long floats = (long) leaves * columns;
            return HEADER + (ints + floats) * Integer.BYTES + eights * Long.BYTES;
        }
    }

    private static void putInts(ByteBuffer out, int[] values) {
        out.asIntBuffer().put(values);
        skip(out, values.length * Integer.BYTES);
    }

    private static void putDoubles(ByteBuffer out, double[] values) {
        out.asDoubleBuffer().put(values);
        skip(out, values.length * Double.BYTES);
    }

    private static int[] ints(ByteBuffer in, int length) {
        int[] values = new int[length];
        in.asIntBuffer().get(values);
        skip(in, length * Integer.BYTES);
        return values;
    }

    private static long[] longs(ByteBuffer in, int length) {
        long[] values = new long[length];
        in.asLongBuffer().get(values);
        skip(in, length * Long.BYTES);
        return values;
    }

    private static double[] doubles(ByteBuffer in, int length) {
        double[] values = new double[length];
        in.asDoubleBuffer().get(values);
        skip(in, length * Double.BYTES);
        return values;
    }

    private static float[] floats(ByteBuffer in, int length) {
        float[] values = new float[length];
        in.asFloatBuffer().get(values);
        skip(in, length * Float.BYTES);
        return values;
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
