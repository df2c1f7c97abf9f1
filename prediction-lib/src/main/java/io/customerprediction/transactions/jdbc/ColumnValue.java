package io.customerprediction.transactions.jdbc;

import io.customerprediction.transactions.records.RecordText;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of one column of a result by their type. Times with a zone are written with the offset that the driver
 * gives, which for most is that of UTC; times without one as they stand.
 *
 * @param number of the column, counted from 1
 * @param type one of {@link Types}
 * @param label as the query names the column
 * @param javaTime whether the driver gives classes of {@code java.time}, which takes less than half as long
 */
record ColumnValue(int number, int type, String label, boolean javaTime) {
    static ColumnValue of(ResultSetMetaData meta, int number, boolean javaTime) throws SQLException {
        String name = String.valueOf(meta.getColumnTypeName(number)).toLowerCase(Locale.ROOT);
        boolean zoned =
                name.contains("timestamptz") || name.contains("with time zone") || name.contains("datetimeoffset");
        int type = zoned ? Types.TIMESTAMP_WITH_TIMEZONE : meta.getColumnType(number);
        return new ColumnValue(number, type, meta.getColumnLabel(number), javaTime);
    }

    void write(ResultSet rows, RecordText text) throws SQLException {
        switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> whole(rows, text);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> floating(rows.getString(number), text);
            case Types.TIMESTAMP_WITH_TIMEZONE -> value(rows.getObject(number, OffsetDateTime.class), text);
            case Types.TIMESTAMP -> time(rows, text);
            case Types.DATE -> date(rows, text);
            case Types.NUMERIC, Types.DECIMAL -> value(rows.getBigDecimal(number), text);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> text.empty();
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                value(rows.getString(number), text);
            default -> other(rows, text);
        }
    }

    private void whole(ResultSet rows, RecordText text) throws SQLException {
        long value = rows.getLong(number);
        if (rows.wasNull()) {
            text.empty();
        } else {
            text.number(value);
        }
    }

    private void time(ResultSet rows, RecordText text) throws SQLException {
        if (javaTime) {
            value(rows.getObject(number, LocalDateTime.class), text);
        } else {
            value(rows.getTimestamp(number), text);
        }
    }

    private void date(ResultSet rows, RecordText text) throws SQLException {
        if (javaTime) {
            value(rows.getObject(number, LocalDate.class), text);
        } else {
            value(rows.getDate(number), text);
        }
    }

    /** By its text a number of four bytes keeps its own shortest digits. */
    private static void floating(@Nullable String value, RecordText text) {
        if (value == null || !Double.isFinite(Double.parseDouble(value))) {
            text.empty();
        } else {
            text.number(new BigDecimal(value));
        }
    }

    /** A type of the database's own: a value of Java's if the driver has one, else its text. */
    private void other(ResultSet rows, RecordText text) throws SQLException {
        Object value = rows.getObject(number);
        boolean known = value instanceof Boolean || value instanceof BigDecimal || value instanceof java.util.Date;
        value(known ? value : rows.getString(number), text);
    }

    private static void value(@Nullable Object value, RecordText text) {
        if (value instanceof LocalDateTime time) {
            text.time(time);
        } else if (value instanceof LocalDate date) {
            text.date(date);
        } else if (value instanceof Timestamp time) {
            text.time(time.toLocalDateTime());
        } else if (value instanceof Date date) {
            text.date(date.toLocalDate());
        } else if (value instanceof OffsetDateTime time) {
            text.time(time);
        } else if (value instanceof BigDecimal decimal) {
            text.number(decimal);
        } else {
            text.text(value == null ? "" : value.toString());
        }
    }
}
