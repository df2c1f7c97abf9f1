package io.customerprediction.transactions.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetWriter;
import io.customerprediction.transactions.records.RecordInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files with some bytes changed, or cut: each is read, or refused in one short line. */
class DamagedParquetTest {
    private static final int ROUNDS = Integer.getInteger("damaged.rounds", 400);

    @TempDir
    Path folder;

    private byte[] whole() throws IOException {
        MessageType schema = Types.buildMessage()
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("customer")
                .required(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named("day")
                .optional(PrimitiveTypeName.DOUBLE)
                .named("paid")
                .named("sales");
        Path file = folder.resolve("whole.parquet");
        try (ParquetWriter<Integer> writer = ParquetWriter.writeFile(schema, file.toFile(), (row, values) -> {
            values.write("customer", "c" + row % 7);
            values.write("day", 19_000 + row);
            values.write("paid", row / 4.0);
        })) {
            for (int row = 0; row < 300; row++) {
                writer.write(row);
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        byte[] whole = whole();
        Random random = new Random(5);
        Path file = folder.resolve("damaged.parquet");
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, damaged(whole, random));
            refused += isRefused(file, round) ? 1 : 0;
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - 1);
    }

    /** Up to four bytes changed, most of them in the footer, which says where everything is; one in eight files is cut. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        int footer = Math.min(bytes.length, 700);
        for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
            int from = random.nextInt(4) == 0 ? 0 : bytes.length - footer;
            bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static boolean isRefused(Path file, int round) {
        try (RecordInput text = new RecordInput(ParquetRecords.open(file, "log.parquet"))) {
            assertThat(text.readAllBytes()).as("round %d", round).hasSizeLessThan(1 << 20);
            return false;
        } catch (IOException e) {
            assertThat(e)
                    .as("round %d", round)
                    .message()
                    .startsWith("log.parquet ")
                    .hasSizeLessThanOrEqualTo(300)
                    .doesNotContainPattern("\\p{Cntrl}");
            return true;
        }
    }
}
