package io.customerprediction.transactions.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Orders of a made-up shop, the same for the same seed. */
record MadeUpOrders(List<Order> orders) {
    private static final LocalDate START = LocalDate.of(2023, 1, 5);
    private static final int DAYS = 500;

    /** One article of an order. */
    record Line(int quantity, int unitCents) {
        int cents() {
            return quantity * unitCents;
        }
    }

    /**
     * One order.
     *
     * @param customer number of the customer, from 1
     */
    record Order(int number, int customer, LocalDate day, List<Line> lines) {
        int cents() {
            return lines.stream().mapToInt(Line::cents).sum();
        }

        String total() {
            return money(cents());
        }

        String mail() {
            return "person" + customer + "@mail.example";
        }

        /** A choice that is the same for the same order. */
        String oneOf(String... values) {
            return values[number * 7 % values.length];
        }
    }

    static MadeUpOrders of(long seed, int count) {
        Random random = new Random(seed);
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Line> lines = new ArrayList<>();
            int articles = 1 + random.nextInt(3);
            for (int k = 0; k < articles; k++) {
                lines.add(new Line(1 + random.nextInt(4), 105 + random.nextInt(4_000)));
            }
            orders.add(new Order(0, 1 + random.nextInt(count / 5), START.plusDays(random.nextInt(DAYS)), lines));
        }
        orders.sort(Comparator.comparing(Order::day));
        List<Order> numbered = new ArrayList<>();
        for (Order order : orders) {
            numbered.add(new Order(1_001 + numbered.size(), order.customer, order.day, order.lines));
        }
        return new MadeUpOrders(numbered);
    }

    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** What each customer paid on each day, by the orders that are purchases. */
    Purchases purchases(Function<Order, String> customer, Predicate<Order> sale) {
        Purchases purchases = new Purchases();
        orders.stream().filter(sale).forEach(order -> purchases.add(customer.apply(order), order.day, order.cents()));
        return purchases;
    }

    /** Cents by customer and day. */
    static final class Purchases {
        final TreeMap<String, TreeMap<LocalDate, Long>> cents = new TreeMap<>();

        Purchases add(String customer, LocalDate day, long money) {
            cents.computeIfAbsent(customer, absent -> new TreeMap<>()).merge(day, money, Long::sum);
            return this;
        }

        /** Without the days, and customers, to whom nothing is left. */
        Purchases net() {
            cents.values().forEach(days -> days.values().removeIf(money -> money <= 0));
            cents.values().removeIf(TreeMap::isEmpty);
            return this;
        }
    }
}
