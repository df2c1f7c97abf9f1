package io.customerprediction.app.insights;

import io.customerprediction.history.CustomerHistory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many customers came back who once were in the situation of a customer today: with about as many purchase days, and as
 * many days since the last one. Each such situation counts, whatever followed, if the horizon after it is over; so there is no
 * survivorship bias. A customer may have been in it more than once.
 *
 * @param fewest purchase days of those who count
 * @param most purchase days of those who count
 * @param silence days since their last purchase
 * @param times how many such situations there were
 * @param back how many of these times ended with a purchase within the horizon
 * @param medianDays until that purchase; without meaning if there was none
 */
public record SimilarCustomers(int fewest, int most, int silence, int times, int back, int medianDays) {
    private static final double ABOUT = 1.5;

    /**
     * The similar of customers like one.
     *
     * @param others chosen without regard to their later purchases
     * @param purchaseDays of the one customer
     * @param silence of the one customer, in days
     * @param today the last day that is known, as an epoch day
     */
    public static SimilarCustomers of(
            List<CustomerHistory> others, int purchaseDays, int silence, int today, int horizon) {
        int fewest = (int) Math.ceil(purchaseDays / ABOUT);
        int most = (int) (purchaseDays * ABOUT);
        IntStream.Builder waits = IntStream.builder();
        int times = 0;
        for (CustomerHistory other : others) {
            int[] days = purchaseDays(other);
            for (int k = fewest - 1; k < Math.min(most, days.length); k++) {
                int since = days[k] + silence;
                int next = k + 1 < days.length ? days[k + 1] : Integer.MAX_VALUE;
                if (next > since && since + horizon <= today) {
                    times++;
                    if (next <= since + horizon) {
                        waits.add(next - since);
                    }
                }
            }
        }
        int[] waited = waits.build().sorted().toArray();
        return new SimilarCustomers(
                fewest, most, silence, times, waited.length, waited.length == 0 ? 0 : waited[waited.length / 2]);
    }

    private static int[] purchaseDays(CustomerHistory history) {
        return Arrays.stream(IntStream.range(0, history.size())
                        .filter(k -> history.orders(k) > 0)
                        .toArray())
                .map(history::day)
                .toArray();
    }
}
