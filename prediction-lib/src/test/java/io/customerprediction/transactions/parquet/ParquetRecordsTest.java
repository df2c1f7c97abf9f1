package io.customerprediction.transactions.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.ParquetWriter;
import io.customerprediction.transactions.records.RecordInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files, written by another library's means. */
class ParquetRecordsTest {
    @TempDir
    Path folder;

    private static String read(Path file) throws IOException {
        try (RecordInput text = new RecordInput(ParquetRecords.open(file, "log.parquet"))) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }

    @Test
    void valuesAreWrittenByTheirTypesAndMissingOnesLeftEmpty() throws IOException {
        MessageType schema = Types.buildMessage()
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("customer")
                .optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named("day")
                .optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                .named("utc")
                .optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(false, TimeUnit.MILLIS))
                .named("local")
                .optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.decimalType(2, 18))
                .named("paid")
                .optional(PrimitiveTypeName.DOUBLE)
                .named("price")
                .optional(PrimitiveTypeName.INT64)
                .named("order")
                .optional(PrimitiveTypeName.BOOLEAN)
                .named("gift")
                .named("sales");
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("customer", "a, b");
        full.put("day", (int) LocalDate.of(2024, 11, 13).toEpochDay());
        full.put("utc", 1731486191_000_001L);
        full.put("local", 1731486191_999L);
        full.put("paid", 1990L);
        full.put("price", 1.125);
        full.put("order", 12345678901L);
        full.put("gift", true);
        Path file = folder.resolve("log.parquet");
        try (ParquetWriter<Map<String, Object>> writer =
                ParquetWriter.writeFile(schema, file.toFile(), (row, values) -> row.forEach(values::write))) {
            writer.write(full);
            writer.write(Map.of("order", 7L));
        }

        assertThat(read(file)).isEqualTo("""
                        customer,day,utc,local,paid,price,order,gift
                        "a, b",2024-11-13,2024-11-13T08:23:11Z,2024-11-13T08:23:11,19.90,1.1250,12345678901,true
                        ,,,,,,7,
                        """);
        byte[] cut = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(cut, cut.length - 10));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("log.parquet is a Parquet file that cannot be read: write it again, or export it as CSV");
    }
}
