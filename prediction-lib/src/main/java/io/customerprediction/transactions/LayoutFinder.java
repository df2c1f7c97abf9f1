package io.customerprediction.transactions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out how a file is laid out, from what is told and from its first rows. */
final class LayoutFinder {
    private static final int MOST_ROWS = 1000;
    private static final List<String> CDNOW = List.of("customer_id", "date", "number_of_cds", "dollar_value");
    private static final double PLAIN_INVOICES = 0.75;

    private final Path file;
    private final LogFormat format;
    private final Head head;
    private final LocalDate latest;

    private LayoutFinder(Path file, LogFormat format, Head head, LocalDate latest) {
        this.file = file;
        this.format = format;
        this.head = head;
        this.latest = latest;
    }

    /**
     * The layout of a file that begins so.
     *
     * @throws IOException if it cannot be told; the message says what was found and what to tell
     */
    static Layout find(Path file, LogFormat format, Head head, LocalDate latest) throws IOException {
        if (head.firstRecord() == head.length()) {
            throw new IOException(file + " is empty: give a log with a header and at least one row");
        }
        return new LayoutFinder(file, format, head, latest).find();
    }

    private Layout find() throws IOException {
        byte delimiter = Delimiters.find(format, head);
        List<String> first = head.header(delimiter);
        boolean headless =
                delimiter == ' ' && first.size() == CDNOW.size() && first.get(1).matches("\\d{8}");
        List<String> header = headless ? CDNOW : first;
        int start = headless ? head.firstRecord() : head.secondRecord(delimiter);
        Map<Role, Integer> columns = new ColumnFinder(file, format, header).find();
        List<List<String>> rows = head.sample(delimiter, start, MOST_ROWS);
        rows.removeIf(row -> row.size() != header.size());
        forgetEmptyAmounts(columns, rows);
        return new Layout(
                LayoutNames.of(header, format),
                header,
                columns,
                delimiter,
                start,
                head.lineAt(start),
                DateOrders.of(values(rows, columns, Role.TIME), latest),
                pattern(),
                new Decimals(DecimalMarks.find(amounts(rows, columns), delimiter)),
                areInvoiceNumbers(values(rows, columns, Role.ORDER)));
    }

    private @Nullable DateTimeFormatter pattern() throws IOException {
        if (format.dateFormat() == null) {
            return null;
        }
        try {
            return Days.pattern(format.dateFormat());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the date format '" + format.dateFormat() + "' is no pattern (" + e.getMessage()
                            + "): give one such as d/M/yyyy",
                    e);
        }
    }

    /** A log that leaves every amount empty knows none. */
    private static void forgetEmptyAmounts(Map<Role, Integer> columns, List<List<String>> rows) {
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

    private static boolean areInvoiceNumbers(List<String> orders) {
        List<String> named = orders.stream().filter(order -> !order.isEmpty()).toList();
        long plain = named.stream().filter(order -> order.matches("\\d+")).count();
        return plain > 0 && plain >= PLAIN_INVOICES * named.size();
    }
}
