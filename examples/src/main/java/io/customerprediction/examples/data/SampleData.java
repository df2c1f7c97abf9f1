package io.customerprediction.examples.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the sample data of the project: the log of a made-up shop, and what its customers did afterwards. */
public final class SampleData {
    static final LocalDate FIRST = LocalDate.of(2023, 7, 1);

    /** The last day of the log. What comes later are the outcomes that predictions are compared with. */
    static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);

    static final int CUSTOMERS = 4_000;

    /** The last day of the period that is to be predicted. */
    static final int FUTURE_DAYS = 360;

    private static final long SEED = 20250630;

    private SampleData() {}

    /**
     * Writes the files.
     *
     * @param arguments the folder to write to, {@code data} if none is given
     */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments.length == 0 ? "data" : arguments[0]));
    }

    /** Writes the files into an existing folder; the same bytes every time. */
    static void write(Path folder) throws IOException {
        List<Order> orders = orders();
        TransactionLines lines = new TransactionLines(FIRST);
        Stream<String> log =
                orders.stream().filter(order -> !date(order).isAfter(AS_OF)).flatMap(lines::of);
        writeLines(folder.resolve("transactions.csv"), Stream.concat(Stream.of(TransactionLines.HEADER), log));
        KnownFuture future = new KnownFuture(orders, AS_OF);
        writeLines(folder.resolve("test_data.csv"), future.churnLines());
        writeLines(folder.resolve("test_data_next_purchase.csv"), future.nextPurchaseLines());
    }

    /** All that happens in the shop, also after the log ends. */
    static List<Order> orders() {
        int days = (int) (AS_OF.toEpochDay() - FIRST.toEpochDay()) + 1 + FUTURE_DAYS;
        return new Shop(FIRST, days, SEED).orders(CUSTOMERS);
    }

    static LocalDate date(Order order) {
        return FIRST.plusDays(order.day());
    }

    private static void writeLines(Path file, Stream<String> lines) throws IOException {
        Files.writeString(file, lines.collect(Collectors.joining("\n", "", "\n")));
    }
}
