package io.customerprediction.examples.spark;

import io.customerprediction.transactions.records.RecordText;
import io.customerprediction.transactions.records.Records;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Spark's rows as records of the library. Lists, maps and structures are left out. For one thread. */
final class RowRecords implements Records {
    private final Iterator<Row> rows;
    private final StructType schema;
    private final int[] columns;
    private boolean header;

    /** @param header whether the names of the columns come first */
    RowRecords(Iterator<Row> rows, StructType schema, boolean header) {
        this.rows = rows;
        this.schema = schema;
        this.header = header;
        this.columns = IntStream.range(0, schema.size())
                .filter(i -> !(schema.apply(i).dataType() instanceof StructType
                        || schema.apply(i).dataType() instanceof MapType
                        || schema.apply(i).dataType() instanceof ArrayType))
                .toArray();
    }

    @Override
    public boolean next(RecordText text) {
        if (header) {
            header = false;
            IntStream.of(columns)
                    .forEach(column -> text.text(schema.apply(column).name()));
            text.end();
            return true;
        }
        if (!rows.hasNext()) {
            return false;
        }
        Row row = rows.next();
        for (int column : columns) {
            write(row.get(column), text);
        }
        text.end();
        return true;
    }

    private static void write(@Nullable Object value, RecordText text) {
        if (value == null) {
            text.empty();
        } else if (value instanceof Boolean truth) {
            text.truth(truth);
        } else if (value instanceof BigDecimal number) {
            text.number(number);
        } else if (value instanceof Double || value instanceof Float) {
            floating(value.toString(), text);
        } else if (value instanceof Number number) {
            text.number(number.longValue());
        } else if (value instanceof LocalDate date) {
            text.date(date);
        } else if (value instanceof Instant instant) {
            text.time(instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof LocalDateTime time) {
            text.time(time);
        } else if (value instanceof byte[] bytes) {
            text.text(new String(bytes, StandardCharsets.UTF_8));
        } else {
            text.text(value.toString());
        }
    }

    /** By its text a number of four bytes keeps its own shortest digits. */
    private static void floating(String value, RecordText text) {
        if (Double.isFinite(Double.parseDouble(value))) {
            text.number(new BigDecimal(value));
        } else {
            text.empty();
        }
    }

    @Override
    public double done() {
        return 0;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void close() {}
}
