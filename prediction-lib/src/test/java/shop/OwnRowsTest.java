package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.TransactionRow;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.csv.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A program of somebody else gives its own objects, or a stream, and gets what a file would give. */
class OwnRowsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final List<CleaningRules> RULES = List.of(
            CleaningRules.upTo(DAY.plusDays(40)), new CleaningRules(CleaningRules.Returns.SET_ASIDE, DAY.plusDays(40)));
    private static final String[] CUSTOMERS = {"ann", "bob", "17850.0", "Zoë", "", "null", "x".repeat(1001), "c,1"};
    private static final String[] AMOUNTS = {"5", "7.25", "-5", "0", "0.0000001", "1000000000001", "3", "12.5"};
    private static final String[] CODES = {"POST", "BANK CHARGES", "22423", "TEST001", "85123A"};

    @RepeatedTest(40)
    void rowsGiveTheSameLogAsTheirCsv(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<TransactionRow> rows = rows(random);
        for (CleaningRules rules : RULES) {
            CleanedLog objects = CleanedLog.of(rows, rules);
            CleanedLog csv = CleanedLog.read(
                    CsvRows.of(
                            new ByteArrayInputStream(csv(rows).getBytes(StandardCharsets.UTF_8)),
                            "rows",
                            LogFormat.DETECT),
                    rules,
                    RowProgress.NONE);

            assertThat(contents(objects.purchases())).isEqualTo(contents(csv.purchases()));
            assertThat(counts(objects.cleaning())).isEqualTo(counts(csv.cleaning()));
        }
    }

    /** Orders of some rows, some in pieces, some twice, with every defect and every row that is not a purchase. */
    private static List<TransactionRow> rows(Random random) {
        boolean amounts = random.nextInt(5) != 0;
        boolean invoices = random.nextInt(3) != 0;
        List<TransactionRow> rows = new ArrayList<>();
        List<List<TransactionRow>> orders = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            @Nullable LocalDate day = random.nextInt(30) == 0 ? null : DAY.plusDays(number / 2);
            String customer = CUSTOMERS[random.nextInt(random.nextInt(4) == 0 ? CUSTOMERS.length : 4)];
            String prefix = !invoices ? "o" : random.nextInt(12) == 0 ? "C" : random.nextInt(20) == 0 ? "A" : "";
            @Nullable String id = random.nextInt(10) == 0 ? null : prefix + (5000 + number);
            List<TransactionRow> order = new ArrayList<>();
            for (int line = random.nextInt(4); line >= 0; line--) {
                String amount = AMOUNTS[random.nextInt(random.nextInt(3) == 0 ? AMOUNTS.length : 2)];
                order.add(new TransactionRow(
                        customer.isEmpty() ? null : customer,
                        day,
                        amounts && random.nextInt(25) != 0 ? new BigDecimal(amount) : null,
                        id,
                        random.nextInt(3) == 0 ? null : CODES[random.nextInt(CODES.length)]));
            }
            orders.add(order);
            rows.addAll(order);
            if (random.nextInt(9) == 0) {
                rows.addAll(orders.get(random.nextInt(orders.size())));
            }
        }
        return rows;
    }

    private static String csv(List<TransactionRow> rows) {
        StringBuilder text = new StringBuilder("customer_id,timestamp,amount,order_id,StockCode\n");
        for (TransactionRow row : rows) {
            text.append('"')
                    .append(row.customerId() == null ? "" : row.customerId())
                    .append("\",");
            text.append(row.day() == null ? "" : row.day()).append(',');
            text.append(row.amount() == null ? "" : row.amount().toPlainString())
                    .append(',');
            text.append(row.orderId() == null ? "" : row.orderId()).append(',');
            text.append(row.stockCode() == null ? "" : row.stockCode()).append('\n');
        }
        return text.toString();
    }

    private static Map<String, Object> counts(CleaningReport report) {
        return Map.of(
                "rows", report.rowsRead(),
                "kept", report.rowsKept(),
                "reasons", report.setAside(),
                "orders", report.duplicatedOrders(),
                "notes", report.noted(),
                "examples",
                        report.examples().stream()
                                .map(example -> example.reason() + (example.line() - firstLine(report)))
                                .toList(),
                "first", report.firstDay(),
                "last", report.lastDay(),
                "known", List.of(report.reading().amounts(), report.reading().orders()));
    }

    /** A file has a header. */
    private static int firstLine(CleaningReport report) {
        return report.reading().encoding().isEmpty() ? 1 : 2;
    }

    private static Map<String, String> contents(PurchaseLog log) {
        Map<String, String> contents = new TreeMap<>();
        for (int i = 0; i < log.size(); i++) {
            CustomerHistory history = log.history(i);
            StringBuilder days = new StringBuilder();
            for (int k = 0; k < history.size(); k++) {
                days.append(history.day(k))
                        .append(' ')
                        .append(history.amount(k))
                        .append(' ');
                days.append(history.orders(k)).append('\n');
            }
            contents.put(i + " " + log.customerId(i), days.toString());
        }
        return contents;
    }

    @Test
    void aStreamIsReadOnce() throws IOException {
        CsvRows source = CsvRows.of(
                new ByteArrayInputStream("customer_id,date\na,2024-03-01\n".getBytes(StandardCharsets.UTF_8)),
                "an upload",
                LogFormat.DETECT);

        assertThat(CleanedLog.read(source, RULES.get(0), RowProgress.NONE)
                        .purchases()
                        .size())
                .isOne();
        assertThatThrownBy(() -> CleanedLog.read(source, RULES.get(0), RowProgress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage("an upload has been read already: open the stream again");
    }

    @Test
    void twoLogsAreMergedByCustomerAndDay() {
        PurchaseLog one = PurchaseLog.of(List.of(row("ann", 0, 5), row("bob", 1, 3)));
        PurchaseLog other = PurchaseLog.of(List.of(row("cat", 0, 1), row("ann", 0, 2), row("ann", 2, 4)));

        assertThat(contents(one.merge(other)))
                .isEqualTo(contents(PurchaseLog.of(List.of(
                        row("ann", 0, 5), row("bob", 1, 3), row("cat", 0, 1), row("ann", 0, 2), row("ann", 2, 4)))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.merge(PurchaseLog.of(List.of(row("a", 0, Double.NaN)))))
                .withMessageContaining("the same kind");
    }

    @Test
    void cleanPurchasesAreBuiltWithoutCleaning() {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        builder.add("ann", DAY, new BigDecimal("12.50"), 2);
        builder.add("ann", DAY, new BigDecimal("-2.50"), 0);
        builder.add("bob", DAY.plusDays(1), BigDecimal.ONE, 1);
        PurchaseLog log = builder.build(true, true);

        assertThat(log.history(0).amount(0)).isEqualTo(10);
        assertThat(log.history(0).orders(0)).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(" ", DAY, BigDecimal.ONE, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", DAY, new BigDecimal("1e13"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", DAY, BigDecimal.ONE, -1));
    }

    @Test
    void aHistoryOfDefectiveRowsIsRefusedAndOneOfZeroAmountsIsEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerHistory.of(List.of(new TransactionRow("a", null, 5, null))))
                .withMessage("row 1: missing time, day ''");
        assertThat(CustomerHistory.of(List.of(row("a", 0, 0))).size()).isZero();
    }

    private static TransactionRow row(String customer, int day, double amount) {
        return new TransactionRow(customer, DAY.plusDays(day), amount, null);
    }
}
