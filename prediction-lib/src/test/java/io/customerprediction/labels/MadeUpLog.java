package io.customerprediction.labels;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A shop of our own making: customers arrive over time, buy each at a pace of their own, and some leave for good. */
public final class MadeUpLog {
    public static final LocalDate START = LocalDate.of(2021, 1, 1);

    private final List<TransactionRow> transactions = new ArrayList<>();
    private final boolean amounts;

    private MadeUpLog(boolean amounts) {
        this.amounts = amounts;
    }

    public static MadeUpLog empty() {
        return new MadeUpLog(true);
    }

    public static MadeUpLog withoutAmounts() {
        return new MadeUpLog(false);
    }

    /** Adds a purchase by this customer on each of the days, counted from the start of the log. */
    public MadeUpLog buys(String customer, int... days) {
        for (int day : days) {
            double amount = amounts ? 10 + day % 7 : Double.NaN;
            transactions.add(new TransactionRow(customer, START.plusDays(day), amount, null));
        }
        return this;
    }

    /** Adds customers c0, c1, ... with gaps between purchases of a fortnight to months, a third of whom leave. */
    public MadeUpLog shoppers(int customers, int days, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < customers; i++) {
            double gap = Math.exp(3.2 + 0.7 * random.nextGaussian());
            double day = 0.6 * days * random.nextDouble();
            double leaves = random.nextInt(3) == 0 ? day + days * random.nextDouble() : days;
            do {
                buys("c" + i, (int) day);
                day += 1 - gap * Math.log(1 - random.nextDouble());
            } while (day < Math.min(leaves, days));
        }
        return this;
    }

    public PurchaseLog log() {
        return PurchaseLog.of(transactions);
    }
}
