package io.customerprediction.examples.spark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Logs of shops that do not exist, with what makes them hard to read in parts: returns, repeats, rows without a customer. */
final class MadeUpLog {
    static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 720;

    private MadeUpLog() {}

    /** @param orderPrefix before the number of each order; where it is a letter, returns name the order that they belong to */
    static List<String> lines(int customers, String orderPrefix, long seed) {
        Random random = new Random(seed);
        List<List<String>> orders = new ArrayList<>();
        int number = 10_000;
        for (int customer = 0; customer < customers; customer++) {
            int gap = 5 + random.nextInt(120);
            int day = random.nextInt(DAYS);
            while (day < DAYS && random.nextInt(12) > 0) {
                orders.add(order("C" + customer, day, orderPrefix + number++, random));
                day += 1 + (int) (gap * (0.5 + random.nextDouble()));
            }
        }
        orders.sort(Comparator.comparing(order -> order.get(0).replaceFirst("[^,]*,", ""))); // by time
        for (int copy = 0; copy < 40; copy++) {
            orders.add(random.nextInt(orders.size()), orders.get(random.nextInt(orders.size())));
        }
        List<String> lines = new ArrayList<>(List.of("customer_id,timestamp,amount,order_id"));
        orders.forEach(lines::addAll);
        return lines;
    }

    private static List<String> order(String customer, int day, String number, Random random) {
        String when = FIRST.plusDays(day) + String.format(Locale.ROOT, "T%02d:%02d:00", 8 + random.nextInt(12), 30);
        String id = random.nextInt(30) == 0 ? "" : customer;
        List<String> lines = new ArrayList<>();
        for (int line = 1 + random.nextInt(3); line > 0; line--) {
            String sign = random.nextInt(25) == 0 ? "-" : "";
            lines.add(
                    id + "," + when + "," + sign + (1 + random.nextInt(90)) + "." + random.nextInt(10) + "," + number);
        }
        return lines;
    }

    /** Writes a log with so many more rows of one customer, three an order. */
    static void writeWithHeavyCustomer(Path file, List<String> lines, int rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (String line : lines) {
                out.write(line + "\n");
            }
            for (int row = 0; row < rows; row++) {
                LocalDate day = FIRST.plusDays((long) row * DAYS / rows);
                out.write("HEAVY," + day + "T10:00:00,1.5," + (1_000_000 + row / 3) + "\n");
            }
        }
    }
}
