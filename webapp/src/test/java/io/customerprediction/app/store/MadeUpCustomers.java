package io.customerprediction.app.store;

import io.customerprediction.Basis;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Customers who look like a shop's: who bought lately and often is likely back and has spent more; many have bought once.
 * The same seed and number give the same customer.
 */
final class MadeUpCustomers {
    static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    static final ModelInfo MODEL = model("model-1");

    private MadeUpCustomers() {}

    static ModelInfo model(String id) {
        return new ModelInfo(
                id,
                AS_OF,
                90,
                new ModelInfo.Tested("B", 0.85, 0.15),
                true,
                List.of("Champions", "Loyal", "Promising", "New", "Needs attention", "At risk", "Hibernating", "Lost"));
    }

    static List<CustomerRow> customers(int count, long seed) {
        return IntStream.range(0, count).mapToObj(i -> customer(i, seed)).toList();
    }

    static CustomerRow customer(int number, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int tenure = random.nextInt(1000);
        double usualGap = 15 * Math.exp(3 * random.nextDouble());
        int purchaseDays = random.nextInt(3) == 0 ? 1 : 1 + (int) (tenure / usualGap * random.nextDouble());
        int recency = purchaseDays == 1
                ? tenure
                : (int) Math.min(tenure - 1.0, -usualGap * 2 * Math.log(1 - random.nextDouble()));
        int frequency = purchaseDays + random.nextInt(1 + purchaseDays / 4);
        double spent = frequency * 5 * Math.exp(4 * random.nextDouble()) * (1 + random.nextDouble());
        double monetary = random.nextInt(50) == 0 ? 0 : Math.round(spent * 100) / 100.0;
        double overdue = recency / usualGap - 2 - Math.log(frequency) + random.nextDouble();
        double churn = 1 / (1 + Math.exp(-overdue));
        double expected = 360 * churn + (1 - churn) * usualGap * random.nextDouble();
        return new CustomerRow(
                number,
                "C" + (number * 7919L % 10_000_019),
                cluster(recency, frequency, monetary),
                purchaseDays > 1 ? Basis.HISTORY : Basis.FIRST_PURCHASE,
                churn,
                expected,
                Math.min(90, usualGap),
                OptionalInt.of(1 + (int) (expected / 20)),
                churn < 0.6 ? OptionalInt.of(1 + (int) (expected / 2)) : OptionalInt.empty(),
                churn < 0.2 ? OptionalInt.of(1 + (int) expected) : OptionalInt.empty(),
                (1 - churn) * 0.5,
                (1 - churn) * 0.8,
                1 - churn,
                recency,
                frequency,
                monetary,
                tenure,
                purchaseDays,
                expected < 200 ? new DayWindow(1 + (int) (expected / 3), 2 + (int) expected) : null,
                worth(number, monetary, churn));
    }

    /** Every fourth is of a model that does not say. */
    private static @Nullable CustomerWorth worth(int number, double monetary, double churn) {
        double spend = (1 - churn) * monetary;
        return number % 4 == 0 ? null : new CustomerWorth((1 - churn) * 3, spend, 0, 3 * spend, churn * spend);
    }

    private static int cluster(int recency, int frequency, double monetary) {
        boolean recent = recency < 90;
        if (frequency == 1) {
            return recent ? 4 : recency < 300 ? 7 : 8;
        }
        if (monetary > 1000) {
            return recent ? 1 : 5;
        }
        return recent ? (frequency > 4 ? 2 : 3) : 6;
    }

    /** A log with these customers in their order: as many days as they have, ending as long ago as they do. */
    static PurchaseLog log(List<CustomerRow> customers) {
        List<TransactionRow> transactions = new ArrayList<>();
        for (CustomerRow customer : customers) {
            int days = customer.purchaseDays();
            for (int k = 0; k < days; k++) {
                int back = customer.recency()
                        + (days == 1 ? 0 : (int) ((long) k * (customer.tenure() - customer.recency()) / (days - 1)));
                transactions.add(new TransactionRow(
                        customer.id(), AS_OF.minusDays(back), 1 + customer.monetary() / days, "o" + k));
            }
        }
        return PurchaseLog.of(transactions);
    }
}
