package io.customerprediction.forest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ForestFormatTest {
    private static final int NODES_AT = 36 + 4 * 2 + 8;

    /** One split with two leaves: nodes 0, 1 and 2. */
    private static final byte[] STUMP = CompiledForest.of(
                    1, List.of(new Tree.Split(0, 2.5, new Tree.Leaf(10, 3), new Tree.Leaf(20, 1))))
            .withCurves(1, new float[] {5, 6})
            .toBytes();

    @Test
    void aForestIsReadAsItWasWritten() {
        for (int round = 0; round < 30; round++) {
            int features = 1 + round % 5;
            MadeUpTrees made = new MadeUpTrees(round, features);
            CompiledForest forest = CompiledForest.of(features, made.trees(1 + round, round % 9));
            if (round % 2 == 0) {
                forest = forest.withCurves(3, made.table(forest, 3));
            }
            byte[] bytes = forest.toBytes();
            CompiledForest read = CompiledForest.read(ByteBuffer.wrap(bytes));

            assertThat(read.toBytes()).isEqualTo(bytes);
            for (int i = 0; i < 50; i++) {
                double[] row = made.row();
                assertThat(read.mean(row)).isEqualTo(forest.mean(row));
            }
        }
    }

    @Test
    void aForestIsReadFromTheMiddleOfABuffer() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(STUMP.length + 20)
                .position(7)
                .put(STUMP)
                .flip()
                .position(7);

        assertThat(CompiledForest.read(buffer).mean(new double[] {0})).isEqualTo(10);
        assertThat(buffer.position()).isEqualTo(7);
    }

    @Test
    void aForestIsReadFromAChannelThatGivesAFewBytesAtATime() throws IOException {
        ReadableByteChannel drop = Channels.newChannel(new ByteArrayInputStream(STUMP) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, 5));
            }
        });

        assertThat(CompiledForest.read(drop, STUMP.length).toBytes()).isEqualTo(STUMP);
        ReadableByteChannel cut = Channels.newChannel(new ByteArrayInputStream(STUMP, 0, STUMP.length - 1));
        assertThatThrownBy(() -> CompiledForest.read(cut, STUMP.length)).hasMessage("the forest ends too early");
    }

    @Test
    void aForestLargerThanTheBufferItIsReadThroughIsReadWhole() throws IOException {
        MadeUpTrees made = new MadeUpTrees(3, 4);
        CompiledForest forest = CompiledForest.of(4, made.trees(40, 14));
        byte[] bytes = forest.withCurves(5, made.table(forest, 5)).toBytes();

        assertThat(bytes.length).isGreaterThan(1 << 20);
        assertThat(CompiledForest.read(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length)
                        .toBytes())
                .isEqualTo(bytes);
    }

    @Test
    void anyChangedByteIsFound() {
        for (int i = 0; i < STUMP.length; i++) {
            byte[] changed = STUMP.clone();
            changed[i] ^= 0x10;
            assertThatThrownBy(() -> read(changed)).as("byte %d", i).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCutFileIsFoundWhereverItWasCut() {
        for (int length = 0; length < STUMP.length; length++) {
            byte[] cut = Arrays.copyOf(STUMP, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(STUMP, STUMP.length + 1))).hasMessageContaining("bytes long");
    }

    @Test
    void theMessageDistinguishesAnotherVersionNoForestAndDamage() {
        assertThatThrownBy(() -> read("PK, something else entirely, of good length".getBytes(UTF_8)))
                .hasMessage("these bytes are not a forest");
        assertThatThrownBy(() -> read(withInt(8, 2)))
                .hasMessage("the forest has format version 2, this program reads 1");
        assertThatThrownBy(() -> read(changedAt(NODES_AT))).hasMessage("the forest's bytes were changed");
    }

    @Test
    void invalidNodesAreFoundEvenIfTheChecksumIsRight() {
        assertThatThrownBy(() -> read(withNode(0, Node.split(0, 0, 0)))).hasMessageContaining("wrong child");
        assertThatThrownBy(() -> read(withNode(0, Node.split(2, 0, 0)))).hasMessageContaining("wrong child");
        assertThatThrownBy(() -> read(withNode(0, Node.split(9, 0, 0)))).hasMessageContaining("wrong child");
        assertThatThrownBy(() -> read(withNode(0, Node.split(1, 1, 0)))).hasMessageContaining("wrong split");
        assertThatThrownBy(() -> read(withNode(0, Node.split(1, 0, 1)))).hasMessageContaining("wrong split");
        assertThatThrownBy(() -> read(withNode(1, Node.leaf(2, 1, 0)))).hasMessageContaining("wrong leaf");
        assertThatThrownBy(() -> read(withNode(1, Node.leaf(1, 0, 0)))).hasMessageContaining("wrong leaf");
        assertThatThrownBy(() -> read(withNode(1, Node.leaf(1, 1, 2)))).hasMessageContaining("wrong leaf");
        assertThatThrownBy(() -> read(withNode(0, Node.leaf(0, 1, 0)))).hasMessageContaining("nodes without a parent");
    }

    @Test
    void notANumberIsFoundEvenIfTheChecksumIsRight() {
        int valuesAt = NODES_AT + 3 * 8;
        assertThatThrownBy(() -> read(withDouble(NODES_AT - 8, Double.NaN))).hasMessageContaining("thresholds");
        assertThatThrownBy(() -> read(withDouble(valuesAt, Double.NaN))).hasMessageContaining("value of a leaf");
        assertThatThrownBy(() -> read(withDouble(valuesAt + 16, -1))).hasMessageContaining("weight of a leaf");
        assertThatThrownBy(() -> read(withInt(valuesAt + 32, Float.floatToIntBits(Float.NaN))))
                .hasMessageContaining("curve of a leaf");
        assertThatThrownBy(() -> read(withInt(40, 7))).hasMessageContaining("thresholds");
    }

    @Test
    void noDamageOfHeaderOrNodesMakesScoringFailOrLoopForever() {
        Random random = new Random(1);
        MadeUpTrees made = new MadeUpTrees(1, 3);
        byte[] bytes = CompiledForest.of(3, made.trees(4, 4)).toBytes();
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = bytes.clone();
            changed[8 + random.nextInt(changed.length - 12)] = (byte) random.nextInt();
            try {
                read(sealed(changed)).mean(made.row());
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("forest");
            }
        }
    }

    private static CompiledForest read(byte[] bytes) {
        return CompiledForest.read(ByteBuffer.wrap(bytes));
    }

    private static byte[] changedAt(int at) {
        byte[] changed = STUMP.clone();
        changed[at]++;
        return changed;
    }

    private static byte[] withNode(int i, long node) {
        byte[] changed = STUMP.clone();
        littleEndian(changed).putLong(NODES_AT + 8 * i, node);
        return sealed(changed);
    }

    private static byte[] withDouble(int at, double value) {
        byte[] changed = STUMP.clone();
        littleEndian(changed).putDouble(at, value);
        return sealed(changed);
    }

    private static byte[] withInt(int at, int value) {
        byte[] changed = STUMP.clone();
        littleEndian(changed).putInt(at, value);
        return sealed(changed);
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 4);
        littleEndian(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
