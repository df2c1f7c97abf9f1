package io.customerprediction.transactions.parquet;

import io.customerprediction.transactions.records.RecordText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** A column and how its values are written. */
record ParquetColumn(String name, PrimitiveType type) {
    private static final int BYTES_OF_OLD_TIME = 12;
    private static final long NANOS = 1_000_000_000;

    void write(@Nullable Object value, RecordText text) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (value == null) {
            text.empty();
        } else if (value instanceof Boolean truth) {
            text.truth(truth);
        } else if (value instanceof Double || value instanceof Float) {
            floating(value.toString(), text);
        } else if (value instanceof Number number) {
            whole(number.longValue(), logical, text);
        } else if (logical instanceof DecimalLogicalTypeAnnotation) {
            text.number(new BigDecimal(value.toString()));
        } else {
            bytes(value.toString(), logical, text);
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

    private static void whole(long value, @Nullable LogicalTypeAnnotation logical, RecordText text) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            text.date(LocalDate.ofEpochDay(value));
        } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            text.number(BigDecimal.valueOf(value, decimal.getScale()));
        } else if (logical instanceof TimestampLogicalTypeAnnotation time) {
            LocalDateTime written = time(value, time.getUnit());
            if (time.isAdjustedToUTC()) {
                text.time(written.atOffset(ZoneOffset.UTC));
            } else {
                text.time(written);
            }
        } else {
            text.number(value);
        }
    }

    private static LocalDateTime time(long value, TimeUnit unit) {
        long perSecond = switch (unit) {
            case MILLIS -> NANOS / 1_000_000;
            case MICROS -> NANOS / 1000;
            case NANOS -> NANOS;
        };
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(value, perSecond)), ZoneOffset.UTC);
    }

    /** Bytes without a type come in hexadecimal digits: texts and times of old writers. */
    private void bytes(String value, @Nullable LogicalTypeAnnotation logical, RecordText text) {
        boolean raw = logical == null && value.startsWith("0x");
        if (!raw) {
            text.text(value);
            return;
        }
        byte[] bytes = HexFormat.of().parseHex(value.substring(2).toLowerCase(Locale.ROOT));
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96 && bytes.length == BYTES_OF_OLD_TIME) {
            ByteBuffer time = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long nanos = time.getLong();
            LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, time.getInt());
            text.time(day.atStartOfDay().plusNanos(nanos));
        } else {
            text.text(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
