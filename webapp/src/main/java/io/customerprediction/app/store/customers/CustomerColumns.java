package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.survival.DayWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What filters and orders look at, of all customers of one scoring, in memory: 62 bytes a customer. A filter is one pass
 * over arrays, some ten milliseconds for a million customers, and its count is exact, whatever it asks for; a database
 * would need an index for each combination. Immutable.
 */
public final class CustomerColumns {
    private static final int CHUNK = 20_000;
    private static final String COLUMNS = "no, cluster, churn_probability, expected_days, monetary, savable,"
            + " expected_spend, recency, frequency, tenure, next_from, next_to";

    /** Stands for a day that is not known, and comes before all that are. */
    private static final short NO_DAY = -1;

    /** Ascending; erased customers are missing. */
    private final int[] numbers;

    private final short[] clusters;
    private final double[] churn;
    private final double[] expectedDays;
    private final double[] monetary;
    private final double[] savable;
    private final double[] expectedSpend;
    private final int[] recency;
    private final int[] frequency;
    private final int[] tenure;
    private final short[] nextFrom;
    private final short[] nextTo;

    /** With room for so many customers; only for {@link #of}. */
    private CustomerColumns(int most) {
        this(new int[most], new short[most], new double[5][most], new int[3][most], new short[2][most]);
    }

    private CustomerColumns(int[] numbers, short[] clusters, double[][] amounts, int[][] counts, short[][] days) {
        this.numbers = numbers;
        this.clusters = clusters;
        this.churn = amounts[0];
        this.expectedDays = amounts[1];
        this.monetary = amounts[2];
        this.savable = amounts[3];
        this.expectedSpend = amounts[4];
        this.recency = counts[0];
        this.frequency = counts[1];
        this.tenure = counts[2];
        this.nextFrom = days[0];
        this.nextTo = days[1];
    }

    /** Reads all customers of a table. */
    static CustomerColumns of(Database database, CustomerTable table) {
        int last = table.lastNumber(database);
        CustomerColumns read = new CustomerColumns(last + 1);
        int size = 0;
        for (int from = 0; from <= last; from += CHUNK) {
            int at = size;
            int[] rows = {0};
            database.list(
                    "SELECT " + COLUMNS + " FROM " + table.name() + " WHERE no >= ? AND no < ? ORDER BY no",
                    row -> read.set(at + rows[0]++, row),
                    from,
                    from + CHUNK);
            size += rows[0];
        }
        return size == read.numbers.length ? read : read.first(size);
    }

    private boolean set(int i, ResultSet row) throws SQLException {
        numbers[i] = row.getInt(1);
        clusters[i] = row.getShort(2);
        churn[i] = row.getDouble(3);
        expectedDays[i] = row.getDouble(4);
        monetary[i] = row.getDouble(5);
        savable[i] = row.getDouble(6);
        expectedSpend[i] = row.getDouble(7);
        recency[i] = row.getInt(8);
        frequency[i] = row.getInt(9);
        tenure[i] = row.getInt(10);
        nextFrom[i] = (short) Sql.optionalInt(row, 11).orElse(NO_DAY);
        nextTo[i] = (short) Sql.optionalInt(row, 12).orElse(NO_DAY);
        return true;
    }

    private CustomerColumns first(int size) {
        return new CustomerColumns(
                Arrays.copyOf(numbers, size),
                Arrays.copyOf(clusters, size),
                new double[][] {
                    Arrays.copyOf(churn, size),
                    Arrays.copyOf(expectedDays, size),
                    Arrays.copyOf(monetary, size),
                    Arrays.copyOf(savable, size),
                    Arrays.copyOf(expectedSpend, size)
                },
                new int[][] {Arrays.copyOf(recency, size), Arrays.copyOf(frequency, size), Arrays.copyOf(tenure, size)},
                new short[][] {Arrays.copyOf(nextFrom, size), Arrays.copyOf(nextTo, size)});
    }

    /**
     * The first places behind another one, in an order.
     *
     * @param wanted numbers of customers, of whom the filter is to find some; {@code null} for all
     * @param keys the values of the order
     * @param down from the largest on
     * @param start the place that they lie behind; {@code null} to begin at the end of the order
     * @param most how many at the most
     */
    Found first(
            CustomerFilter filter, @Nullable BitSet wanted, Keys keys, boolean down, @Nullable Place start, int most) {
        Comparator<Place> order = Place.order(down);
        PriorityQueue<Place> nearest = new PriorityQueue<>(order.reversed());
        int[] count = {0};
        forEach(filter, wanted, i -> {
            count[0]++;
            double key = keys.at(i);
            Place worst = nearest.size() < most ? null : nearest.peek();
            if ((start == null || start.isBefore(key, numbers[i], down))
                    && (worst == null || worst.isBehind(key, numbers[i], down))) {
                if (worst != null) {
                    nearest.poll();
                }
                nearest.add(new Place(numbers[i], key));
            }
        });
        return new Found(nearest.stream().sorted(order).toList(), count[0]);
    }

    /**
     * Some of the customers that a filter finds.
     *
     * @param places in their order
     * @param customers how many the filter finds in all
     */
    record Found(List<Place> places, int customers) {}

    /** The values of an order by position. */
    interface Keys {
        double at(int position);
    }

    /**
     * The values of an order.
     *
     * @param sort any but that by id, which {@link IdRanks} has
     */
    Keys keys(CustomerSort sort) {
        return switch (sort) {
            case RISK -> i -> churn[i];
            case EXPECTED_DAYS -> i -> expectedDays[i];
            case VALUE -> i -> monetary[i];
            case VALUE_AT_RISK -> i -> CustomerRow.atRisk(monetary[i], churn[i]);
            case SAVABLE -> i -> savable[i];
            case RECENCY -> i -> recency[i];
            case FREQUENCY -> i -> frequency[i];
            case ID -> throw new IllegalArgumentException("ids are texts");
        };
    }

    /** The numbers of the customers that a filter finds, ascending. */
    int[] numbers(CustomerFilter filter, @Nullable BitSet wanted) {
        int[] found = new int[numbers.length];
        int[] size = {0};
        forEach(filter, wanted, i -> found[size[0]++] = numbers[i]);
        return Arrays.copyOf(found, size[0]);
    }

    /** Numbers and values of the customers of a group whose risk is nearest to a risk, the nearest first. */
    public List<Place> nearest(int cluster, double risk, int most) {
        return first(
                        CustomerFilter.ALL.withGroup(cluster, null),
                        null,
                        i -> Math.abs(churn[i] - risk),
                        false,
                        null,
                        most)
                .places();
    }

    /** So many customers with the most spend that can be saved; all for whom it is known if they are fewer. */
    public Likeliest mostSavable(long customers) {
        return Likeliest.largest(this::number, savable, customers);
    }

    int number(int position) {
        return numbers[position];
    }

    private void forEach(CustomerFilter filter, @Nullable BitSet wanted, IntConsumer receiver) {
        BitSet groups = new BitSet();
        filter.clusters().forEach(groups::set);
        Limits risk = filter.risk();
        Limits value = filter.value();
        Limits spend = filter.prospects().spend();
        DayWindow next = filter.prospects().nextOrder();
        Likeliest likeliest = filter.prospects().likeliest();
        PurchaseRanges purchases = filter.purchases();
        for (int i = 0; i < numbers.length; i++) {
            if ((groups.isEmpty() || groups.get(clusters[i]))
                    && churn[i] >= risk.from()
                    && (churn[i] < risk.to() || risk.to() > 1)
                    && (filter.band() == null || filter.band() == RiskBand.of(churn[i]))
                    && value.contains(monetary[i])
                    && purchases.recency().contains(recency[i])
                    && purchases.frequency().contains(frequency[i])
                    && purchases.tenure().contains(tenure[i])
                    && (!spend.isLimit() || (expectedSpend[i] >= 0 && spend.contains(expectedSpend[i])))
                    && (next == null || meets(next, i))
                    && (likeliest == null || likeliest.contains(numbers[i]))
                    && (wanted == null || wanted.get(numbers[i]))) {
                receiver.accept(i);
            }
        }
    }

    /** Whether a day is in both windows; a customer's own begins on day 1 at the earliest, where there is one. */
    private boolean meets(DayWindow window, int i) {
        return nextTo[i] >= Math.max(1, window.from()) && nextFrom[i] <= window.to();
    }
}
