package io.customerprediction.examples.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A made-up shop whose customers come, return and leave. The same seed makes the same shop on every machine. */
final class Shop {
    private static final double FOUND_AT_OPENING = 0.35;
    private static final double RETURNS = 0.04;
    private static final int OPENS = 8 * 60;
    private static final int CLOSES = 20 * 60;

    private final int days;
    private final Seasons seasons;
    private final long seed;

    /**
     * A shop that opens on a day.
     *
     * @param days for how long its customers' lives are known
     */
    Shop(LocalDate first, int days, long seed) {
        this.days = days;
        this.seasons = new Seasons(first, days);
        this.seed = seed;
    }

    /** All orders and returns of so many customers, in the order of time. */
    List<Order> orders(int customers) {
        Chance chance = new Chance(seed);
        return IntStream.range(0, customers)
                .mapToObj(customer -> life(customer, chance.split()))
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Order::minute).thenComparingInt(Order::customer))
                .toList();
    }

    private List<Order> life(int customer, Chance chance) {
        Kind kind = Kind.draw(chance);
        double gap = chance.between(kind.shortestGap, kind.longestGap);
        double lineAmount = chance.around(kind.lineAmount, 0.35);
        List<Order> orders = new ArrayList<>();
        int day = opening(kind, gap, chance);
        while (day < days) {
            orders.add(order(customer, day, kind, lineAmount, chance));
            day = chance.is(kind.leaving) ? days : seasons.after(day, chance.wait(gap, kind.steadiness), kind);
        }
        return orders.stream().flatMap(order -> withReturn(order, chance)).toList();
    }

    /** Some were customers before the log begins; the others are won on any day, more of them when it is busy. */
    private int opening(Kind kind, double gap, Chance chance) {
        boolean old = kind != Kind.ONE_TIME && chance.is(FOUND_AT_OPENING);
        int from = old ? -1 : chance.between(-1, days - 2);
        return seasons.after(from, chance.wait(old ? gap : 7, 1), kind);
    }

    private static Order order(int customer, int day, Kind kind, double lineAmount, Chance chance) {
        int lines = kind == Kind.WHOLESALE ? chance.between(2, 6) : (int) (1 + chance.wait(0.8, 1));
        List<Integer> cents = IntStream.range(0, lines)
                .mapToObj(line -> Math.max(1, (int) StrictMath.round(100 * chance.around(lineAmount, 0.5))))
                .toList();
        return new Order(customer, day * 24 * 60 + chance.between(OPENS, CLOSES), cents);
    }

    private static Stream<Order> withReturn(Order order, Chance chance) {
        return chance.is(RETURNS) ? Stream.of(order, order.returned(chance)) : Stream.of(order);
    }
}
