package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.LogConventions;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Detects the layout of a log from its header and some of its rows. */
public final class LayoutFinder {
    private final String source;
    private final ColumnNames names;
    private final @Nullable String dateFormat;
    private final LocalDate latest;

    /**
     * A finder for one source.
     *
     * @param source its name, for messages
     * @param dateFormat pattern of dates as of {@link DateTimeFormatter}; {@code null} to detect them
     * @param latest the last day that can be true
     */
    public LayoutFinder(String source, ColumnNames names, @Nullable String dateFormat, LocalDate latest) {
        this.source = source;
        this.names = names;
        this.dateFormat = dateFormat;
        this.latest = latest;
    }

    /**
     * The layout of a log with this header.
     *
     * @param rows some of the rows, as many values each as the header has
     * @param semicolons whether fields are separated by semicolons, which suggests decimal commas
     * @throws IOException if a column is missing or the date format is not a pattern; the message says what to do
     */
    public Layout find(List<String> header, List<List<String>> rows, boolean semicolons) throws IOException {
        Map<Role, Integer> columns = new ColumnFinder(source, names, header).find();
        dropEmptyAmounts(columns, rows);
        return new Layout(
                LayoutNames.of(header, names),
                header,
                columns,
                DateOrders.of(values(rows, columns, Role.TIME), latest),
                pattern(),
                new Decimals(DecimalMarks.find(amounts(rows, columns), semicolons)),
                LogConventions.areInvoiceNumbers(values(rows, columns, Role.ORDER)));
    }

    private @Nullable DateTimeFormatter pattern() throws IOException {
        if (dateFormat == null) {
            return null;
        }
        try {
            return Days.pattern(dateFormat);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the date format '" + dateFormat + "' is not a pattern (" + e.getMessage()
                            + "): give one such as d/M/yyyy",
                    e);
        }
    }

    /** A log that leaves every amount empty has no amounts. */
    private static void dropEmptyAmounts(Map<Role, Integer> columns, List<List<String>> rows) {
        if (!rows.isEmpty() && values(rows, columns, Role.AMOUNT).stream().allMatch(String::isEmpty)) {
            columns.remove(Role.AMOUNT);
        }
    }

    private static List<String> amounts(List<List<String>> rows, Map<Role, Integer> columns) {
        List<String> amounts = values(rows, columns, Role.AMOUNT);
        return amounts.isEmpty() ? values(rows, columns, Role.PRICE) : amounts;
    }

    private static List<String> values(List<List<String>> rows, Map<Role, Integer> columns, Role role) {
        Integer column = columns.get(role);
        return column == null
                ? List.of()
                : rows.stream().map(row -> row.get(column)).toList();
    }
}
