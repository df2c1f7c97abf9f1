package io.customerprediction.app;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A shop of our own making: customers arrive over time, buy each at a pace of their own, and a third leave for good. */
public final class MadeUpShop {
    /** First day of the log. */
    public static final LocalDate START = LocalDate.of(2021, 1, 1);

    private final List<TransactionRow> transactions = new ArrayList<>();

    /** A shop that has been open for so many days. */
    public MadeUpShop(int customers, int days, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < customers; i++) {
            double gap = Math.exp(3.2 + 0.7 * random.nextGaussian());
            double day = 0.6 * days * random.nextDouble();
            double leaves = random.nextInt(3) == 0 ? day + days * random.nextDouble() : days;
            do {
                double amount = 500 + random.nextInt(5000);
                transactions.add(new TransactionRow("c" + i, START.plusDays((int) day), amount / 100, null));
                day += 1 - gap * Math.log(1 - random.nextDouble());
            } while (day < Math.min(leaves, days));
        }
    }

    /** The log in memory. */
    public PurchaseLog log() {
        return PurchaseLog.of(transactions);
    }

    /** The rows of the log. */
    public List<TransactionRow> transactions() {
        return List.copyOf(transactions);
    }

    /** Writes the log as CSV. */
    public Path write(Path file) throws IOException {
        return write(transactions, file);
    }

    /** Writes some rows as CSV. */
    public static Path write(List<TransactionRow> transactions, Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,timestamp,amount,order_id"));
        for (TransactionRow t : transactions) {
            lines.add(String.format(Locale.ROOT, "%s,%s,%.2f,", t.customerId(), t.day(), t.amount()));
        }
        return Files.write(file, lines);
    }
}
