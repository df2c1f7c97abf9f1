package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.MergeFacts;
import io.customerprediction.transactions.OrderPiece;
import io.customerprediction.transactions.PartsMerger;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.WholeLog;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.csv.PartRead;
import io.customerprediction.transactions.csv.PartReader;
import io.customerprediction.transactions.csv.PartedLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log in parts, each read by itself, is the same log as one that is read from its first row to its last. */
class PartedLogTest {
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2026, 1, 1));
    private static final int GROUPS = 3;

    /** What logs look like of which other rows than one's own decide. */
    enum Kind {
        ORDERS_TOGETHER,
        ORDERS_INTERLEAVED,
        SORTED_BY_CUSTOMER,
        WITHOUT_ORDERS,
        ONLY_DAYS,
        REFUNDS_NAME_ORDERS,
        CANCELLATIONS_NAME_ORDERS,
        ONE_CUSTOMER,
        SOME_WITHOUT_ID;

        String log(Random random) {
            List<List<String>> orders = new ArrayList<>();
            int count = 30 + random.nextInt(600);
            for (int number = 1; number <= count; number++) {
                orders.add(order(number, count, random));
            }
            for (int copies = random.nextInt(8); copies > 0; copies--) { // an order, or a stretch of them, once more
                int from = random.nextInt(count);
                int to = Math.min(count, from + 1 + random.nextInt(copies % 3 == 0 ? 60 : 2));
                List<List<String>> again = new ArrayList<>(orders.subList(from, to));
                orders.addAll(random.nextBoolean() ? orders.size() : random.nextInt(orders.size()), again);
            }
            List<String> lines = orders.stream().flatMap(List::stream).collect(Collectors.toList());
            if (this == ORDERS_INTERLEAVED) {
                for (int i = 0; i + 3 < lines.size(); i++) {
                    Collections.swap(lines, i, i + random.nextInt(3));
                }
            }
            return header() + String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
        }

        private String header() {
            return switch (this) {
                case WITHOUT_ORDERS, ONLY_DAYS -> "customer_id,date,amount\n";
                case CANCELLATIONS_NAME_ORDERS -> "customer_id,date,amount,order_id,event\n";
                default -> "customer_id,date,amount,order_id\n";
            };
        }

        private List<String> order(int number, int count, Random random) {
            int day = this == SORTED_BY_CUSTOMER ? random.nextInt(300) : number * 300 / count;
            int customer = this == SORTED_BY_CUSTOMER ? number / 6 : random.nextInt(1 + count / 5);
            customer = this == ONE_CUSTOMER && number % 9 == 0 ? 2 : customer;
            String id = (this == ONE_CUSTOMER && number % 9 > 5) || (this == ONLY_DAYS && random.nextInt(6) == 0)
                    ? "C1"
                    : random.nextInt(20) == 0 ? "" : "C" + customer;
            String date = LocalDate.of(2024, 1, 1).plusDays(day).toString();
            String time = this == WITHOUT_ORDERS
                    ? String.format(
                            Locale.ROOT, "%s %02d:%02d:%02d", date, number % 24, number % 60, random.nextInt(60))
                    : date;
            if (this == CANCELLATIONS_NAME_ORDERS) {
                return List.of(event(id + "," + time, number, random));
            }
            List<String> lines = new ArrayList<>();
            for (int line = 1 + random.nextInt(3); line > 0; line--) {
                boolean back = random.nextInt(12) == 0;
                String amount = (back ? "-" : "") + (1 + random.nextInt(3) * 10) + ".50";
                String order = this == SOME_WITHOUT_ID && random.nextInt(3) == 0 ? "" : "," + name(number, random);
                order = order.isEmpty() ? "," : order;
                lines.add(id + "," + time + "," + (random.nextInt(40) == 0 ? "n.n." : amount)
                        + (header().contains("order") ? order : ""));
            }
            return lines;
        }

        /** Most orders are completed, some refunded in part, and some cancelled, with their amount or without. */
        private static String event(String customerAndTime, int number, Random random) {
            int kind = random.nextInt(10);
            int named = kind < 3 ? Math.max(1, number - 7) : number;
            String amount = kind == 0 ? "" : kind == 1 ? "4.00" : "10.50";
            String event = kind < 2 ? "Order Cancelled" : kind == 2 ? "Order Refunded" : "Order Completed";
            return customerAndTime + "," + amount + ",A-" + named + "," + event;
        }

        private String name(int number, Random random) {
            int named = this == REFUNDS_NAME_ORDERS && random.nextInt(10) == 0 ? Math.max(1, number - 5) : number;
            return this == REFUNDS_NAME_ORDERS ? "A-" + named : String.valueOf(1000 + named);
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsAreTheWholeHoweverTheyAreCut(Kind kind) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            String text = kind.log(new Random(seed));
            CleanedLog whole = CleanedLog.read(stream(text), RULES, RowProgress.NONE);
            for (int parts : new int[] {1, 2, 7, 40}) {
                assertSame(read(text, parts), whole, kind + ", seed " + seed + ", " + parts + " parts");
            }
        }
    }

    private static void assertSame(CleanedLog parted, CleanedLog whole, String what) {
        assertThat(parted.purchases().size())
                .as(what)
                .isEqualTo(whole.purchases().size());
        for (int i = 0; i < whole.purchases().size(); i++) {
            String id = whole.purchases().customerId(i);
            assertThat(parted.purchases().history(parted.purchases().find(id).orElseThrow()))
                    .as("%s, customer %s", what, id)
                    .isEqualTo(whole.purchases().history(i));
        }
        CleaningReport report = parted.cleaning();
        assertThat(report.rowsRead()).as(what).isEqualTo(whole.cleaning().rowsRead());
        assertThat(report.rowsKept()).as(what).isEqualTo(whole.cleaning().rowsKept());
        assertThat(report.setAside()).as(what).isEqualTo(whole.cleaning().setAside());
        assertThat(report.duplicatedOrders())
                .as(what)
                .isEqualTo(whole.cleaning().duplicatedOrders());
        assertThat(report.noted()).as(what).isEqualTo(whole.cleaning().noted());
        assertThat(List.of(report.firstDay(), report.lastDay()))
                .as(what)
                .containsExactly(whole.cleaning().firstDay(), whole.cleaning().lastDay());
        assertThat(report.reading().orders())
                .as(what)
                .isEqualTo(whole.cleaning().reading().orders());
    }

    private static CsvRows stream(String text) {
        return CsvRows.of(new ByteArrayInputStream(bytes(text)), "orders.csv", LogFormat.DETECT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CleanedLog read(String text, int parts) throws IOException {
        byte[] bytes = bytes(text);
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, PartedLog.START));
        PartedLog log = PartedLog.ofText("orders.csv", start, start.length == bytes.length, LogFormat.DETECT, RULES);
        List<OrderPiece> pieces = new ArrayList<>();
        List<PartRead> read = new ArrayList<>();
        for (int part = parts - 1; part >= 0; part--) {
            int from = (int) ((long) bytes.length * part / parts);
            int to = (int) ((long) bytes.length * (part + 1) / parts);
            int open = Math.max(0, from - 1);
            PartReader reader = log.part(part, pieces::add);
            PartReader.Lines lines =
                    reader.lines(new ByteArrayInputStream(bytes, open, bytes.length - open), part == 0, to - from, log);
            while (lines.readBlock()) {
                assertThat(to).isPositive();
            }
            read.add(reader.finish());
        }
        log.require(read);
        return merged(log, pieces, read);
    }

    private static CleanedLog merged(PartedLog log, List<OrderPiece> pieces, List<PartRead> read) throws IOException {
        WholeLog assumed = WholeLog.of(PartedLog.facts(read));
        for (int round = 0; round < 50; round++) {
            WholeLog whole = assumed;
            PurchaseLogBuilder builder = new PurchaseLogBuilder();
            List<MergeFacts> found = IntStream.range(0, GROUPS)
                    .mapToObj(group -> merge(log, whole, pieces, group, builder))
                    .toList();
            assumed = whole.corrected(found);
            if (assumed == whole) {
                CleaningReport report = log.report(read, found);
                return new CleanedLog(
                        builder.build(
                                report.reading().amounts(), report.reading().orders()),
                        report);
            }
        }
        throw new AssertionError("the assumptions were never confirmed");
    }

    private static MergeFacts merge(
            PartedLog log, WholeLog whole, List<OrderPiece> pieces, int group, PurchaseLogBuilder builder) {
        boolean byOrder = log.conventions().refundsOfOrders();
        PartsMerger merger = new PartsMerger(group, log.conventions(), whole, builder);
        pieces.stream()
                .filter(piece ->
                        Math.floorMod(byOrder && piece.orderKey() != 0 ? piece.orderKey() : piece.key(), GROUPS)
                                == group)
                .sorted(Comparator.comparingLong(OrderPiece::orderKey)
                        .thenComparingLong(OrderPiece::key)
                        .thenComparingInt(OrderPiece::part)
                        .thenComparingInt(OrderPiece::index))
                .forEach(merger::add);
        return merger.finish();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fieldThatGoesOnInTheNextLineIsRefused(int parts) {
        String text =
                "customer_id,date,amount,note\nC1,2024-01-01,5,plain\nC2,2024-01-02,6,\"two\nlines\"\nC3,2024-01-03,7,x\n";

        assertThatThrownBy(() -> read(text, parts)).hasMessageContaining("does not end on its line");
    }

    @Test
    void textThatIsNotCommaSeparatedValuesOfBytesIsRefused() {
        byte[] utf16 = "customer_id,date,amount\nC1,2024-01-01,5\n".getBytes(StandardCharsets.UTF_16);

        assertThatThrownBy(() -> PartedLog.ofText("orders.csv", utf16, true, LogFormat.DETECT, RULES))
                .hasMessageContaining("give comma-separated values in UTF-8");
    }

    @Test
    void logWhoseOrdersNameTheirCustomerOnlyOnceIsRefused() {
        StringBuilder shop = new StringBuilder("order_id,customer_id,date,amount\n");
        for (int order = 1; order <= 50; order++) {
            String date = LocalDate.of(2024, 1, 1).plusDays(order).toString();
            shop.append(1000 + order)
                    .append(",C")
                    .append(order % 20)
                    .append(",")
                    .append(date);
            shop.append(",10.00\n").append(1000 + order).append(",,,5.00\n");
        }

        assertThatThrownBy(() -> read(shop.toString(), 2)).hasMessageContaining("on its first row only");
    }

    @Test
    void logWhoseCustomersStandAboveTheirRowsIsRefused() {
        String report = "Customer,Date,Amount\n";
        for (String customer : List.of("Ash", "Birch", "Oak")) {
            report += customer + ",,\n,2024-03-01,10.00\n,2024-03-02,20.00\n";
        }
        String text = report;

        assertThatThrownBy(() -> read(text, 2)).hasMessageContaining("has the customer above the rows");
    }
}
