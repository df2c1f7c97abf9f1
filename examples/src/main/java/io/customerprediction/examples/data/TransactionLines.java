package io.customerprediction.examples.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders as the lines of a log, with the errors that real logs have: about one in a thousand, of every kind in turn. */
final class TransactionLines {
    static final String HEADER = "customer_id,timestamp,amount,order_id";

    private static final int FIRST_ORDER = 100_001;
    private static final int LINES_PER_ERROR = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final LocalDate first;
    private int order = FIRST_ORDER;
    private int line;

    TransactionLines(LocalDate first) {
        this.first = first;
    }

    static String customerId(int customer) {
        return String.format(Locale.ROOT, "C%04d", customer + 1);
    }

    /** The lines of the next order, which is numbered by its place in the log. */
    Stream<String> of(Order next) {
        String id = (next.isReturn() ? "C" : "") + order++;
        String time = TIME.format(LocalDateTime.of(first, LocalTime.MIDNIGHT).plusMinutes(next.minute()));
        return next.cents().stream().flatMap(cents -> {
            List<String> fields = List.of(customerId(next.customer()), time, amount(cents), id);
            String written = String.join(",", fields);
            return ++line % LINES_PER_ERROR == 0 ? Stream.of(written, withError(fields)) : Stream.of(written);
        });
    }

    private String withError(List<String> fields) {
        int kind = line / LINES_PER_ERROR % 4;
        String[] wrong = {"", "2024-13-45 25:61", "n/a", "0.00"};
        int[] field = {0, 1, 2, 2};
        return String.join(
                ",",
                IntStream.range(0, fields.size())
                        .mapToObj(i -> i == field[kind] ? wrong[kind] : fields.get(i))
                        .toList());
    }

    static String amount(long cents) {
        return String.format(
                Locale.ROOT, "%s%d.%02d", cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }
}
