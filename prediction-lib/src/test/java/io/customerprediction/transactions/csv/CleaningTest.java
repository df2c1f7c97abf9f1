package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.RowProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row is kept or set aside for one counted reason. */
class CleaningTest {
    private static final String HEADER = "customer_id,timestamp,amount,order_id";
    private static final String GOOD = "ann,2024-03-01,5,1";

    @Test
    void linesOfOneOrderComeAsOne() {
        ReadLog log = ReadLog.of(
                HEADER,
                "ann,2024-03-01 10:00,5,1",
                "ann,2024-03-01 10:00,7.5,1",
                "bob,2024-03-01 10:05,2,2",
                "ann,2024-03-02 09:00,1,3");

        assertThat(log.lines())
                .containsExactly(
                        new ReadLog.Lines("ann", LocalDate.of(2024, 3, 1), 12.5, true),
                        new ReadLog.Lines("bob", LocalDate.of(2024, 3, 1), 2, true),
                        new ReadLog.Lines("ann", LocalDate.of(2024, 3, 2), 1, true));
        assertThat(log.report().rowsRead()).isEqualTo(4);
        assertThat(log.report().rowsKept()).isEqualTo(4);
        assertThat(log.report().setAside()).isEmpty();
        assertThat(log.report().firstDay()).isEqualTo("2024-03-01");
        assertThat(log.report().lastDay()).isEqualTo("2024-03-02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann                    | broken row          |             | ann",
                "ann,2024-03-01,5,1,x   | broken row          |             | 'ann,2024-03-01,5,1,x'",
                "'  ,2024-03-01,5,2'    | missing customer id | customer_id | ''",
                "NaN,2024-03-01,5,2     | missing customer id | customer_id | NaN",
                "ann,,5,2               | missing time        | timestamp   | ''",
                "ann,soon,5,2           | unparsable time     | timestamp   | soon",
                "ann,2023-02-29,5,2     | unparsable time     | timestamp   | 2023-02-29",
                "ann,2024-13-01,5,2     | unparsable time     | timestamp   | 2024-13-01",
                "ann,2024-03-01 25:00,5,2| unparsable time    | timestamp   | 2024-03-01 25:00",
                "ann,2025-01-01,5,2     | future time         | timestamp   | 2025-01-01",
                "ann,2024-03-01,5,A2    | adjustment          | order_id    | A2",
                "ann,2024-03-01,,2      | missing amount      | amount      | ''",
                "ann,2024-03-01,null,2  | missing amount      | amount      | null",
                "ann,2024-03-01,five,2  | non-numeric amount  | amount      | five",
                "ann,2024-03-01,2e12,2  | non-numeric amount  | amount      | 2e12",
                "ann,2024-03-01,0.00,2  | zero amount         | amount      | 0.00",
            })
    void aRowThatIsNoPurchaseIsSetAsideWithLineColumnAndValue(String row, String reason, String column, String value) {
        CleaningReport report = ReadLog.of(HEADER, GOOD, "", row, "ann,2024-03-05,5,5", "ann,2024-03-06,5,6")
                .report();

        assertThat(report.rowsRead()).isEqualTo(4);
        assertThat(report.rowsKept()).isEqualTo(3);
        assertThat(report.setAside()).isEqualTo(Map.of(reason, 1L));
        assertThat(report.examples())
                .containsExactly(new Example(reason, 4, column == null ? "" : column, value == null ? "" : value));
    }

    @Test
    void returnsAreNettedOffUnlessTheRulesSaySetAside() {
        String[] rows = {
            HEADER, "ann,2024-03-01,5,1", "ann,2024-03-01,-2,C2", "ann,2024-03-01,-1,3", "bob,2024-03-01,1,4"
        };
        ReadLog netted = ReadLog.of(rows);
        ReadLog without = ReadLog.of(
                String.join("\n", rows).getBytes(StandardCharsets.UTF_8),
                LogFormat.DETECT,
                new CleaningRules(Returns.SET_ASIDE, ReadLog.RULES.latest()));

        assertThat(netted.totals()).containsEntry("ann 2024-03-01", "2.0 in 1");
        assertThat(netted.report().noted())
                .isEqualTo(Map.of("cancelled order, netted off", 1L, "return, netted off", 1L));
        assertThat(without.totals()).containsEntry("ann 2024-03-01", "5.0 in 1");
        assertThat(without.report().setAside()).isEqualTo(Map.of("cancelled order", 1L, "return", 1L));
    }

    @Test
    void anOrderCountsOnceHoweverItsLinesStandAndOnlyIfItBuysSomething() {
        ReadLog log = ReadLog.of(
                HEADER,
                "ann,2024-03-01,-5,1",
                "bob,2024-03-01,1,2",
                "ann,2024-03-01,8,1",
                "bob,2024-03-01,1,3",
                "ann,2024-03-01,2,1",
                "cid,2024-03-01,-2,4");

        assertThat(log.totals())
                .containsExactly(
                        Map.entry("ann 2024-03-01", "5.0 in 1"),
                        Map.entry("bob 2024-03-01", "2.0 in 2"),
                        Map.entry("cid 2024-03-01", "-2.0 in 0"));
    }

    @Test
    void lettersInFrontOfOrdersMeanSomethingOnlyWhereOrdersArePlainNumbers() {
        ReadLog log = ReadLog.of(HEADER, "ann,2024-03-01,5,A1", "ann,2024-03-02,5,C2", "ann,2024-03-03,5,A3");

        assertThat(log.report().rowsKept()).isEqualTo(3);
        assertThat(log.report().noted()).isEmpty();
    }

    @Test
    void shippingAndDiscountsStayInTheOrderAndAccountingEntriesDoNot() {
        ReadLog log = ReadLog.of(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
                "489434,85048,\"LIGHTS, 15CM\",12,2009-12-01 07:45:00,6.95,13085.0,UK",
                "489434,POST,POSTAGE,1,2009-12-01 07:45:00,4,13085.0,UK",
                "489434,D,Discount,-1,2009-12-01 07:45:00,0.4,13085.0,UK",
                "489434,BANK CHARGES,,1,2009-12-01 07:45:00,15,13085.0,UK",
                "489434,TEST001,,1,2009-12-01 07:45:00,15,13085.0,UK");

        assertThat(log.totals()).containsOnly(Map.entry("13085 2009-12-01", "87.0 in 1"));
        assertThat(log.report().setAside()).isEqualTo(Map.of("non-product line", 2L));
        assertThat(log.report().noted())
                .containsEntry("postage, carriage, discount or manual line", 2L)
                .containsEntry("return, netted off", 1L);
    }

    @Test
    void aLogWithoutAmountsHasNoneAndEveryLineButACancelledOneIsAPurchase() {
        ReadLog log = ReadLog.of(
                "customer,date,order", "ann,2024-03-01,1", "ann,2024-03-02,2", "ann,2024-03-03,C3", "bob,2024-03-03,4");
        ReadLog empty = ReadLog.of(HEADER, "ann,2024-03-01,,1", "ann,2024-03-02,,2");

        assertThat(log.report().reading().amounts()).isFalse();
        assertThat(log.totals())
                .containsExactly(
                        Map.entry("ann 2024-03-01", "0.0 in 1"),
                        Map.entry("ann 2024-03-02", "0.0 in 1"),
                        Map.entry("bob 2024-03-03", "0.0 in 1"));
        assertThat(log.report().setAside()).isEqualTo(Map.of("cancelled order", 1L));
        assertThat(empty.report().reading().amounts()).isFalse();
        assertThat(empty.report().rowsKept()).isEqualTo(2);
    }

    @Test
    void amountsAreExactMillionths() {
        ReadLog log = ReadLog.of(HEADER, "ann,2024-03-01,0.1,1", "ann,2024-03-01,0.2,1", "ann,2024-03-01,-0.3,1");

        assertThat(log.totals()).containsOnly(Map.entry("ann 2024-03-01", "0.0 in 0"));
    }

    @Test
    void rowsSetAsideAreWrittenAsTheyStand(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log.csv");
        Path rejects = folder.resolve("rejects.csv");
        Files.writeString(
                file,
                "customer_id,timestamp,amount,note\nann,2024-03-01,5,\n\n\"a,\nb\",never,7,\"say \"\"hi\"\"\"\nshort\n",
                StandardCharsets.UTF_8);

        CsvRows.of(file)
                .rejectedRowsTo(rejects)
                .read(
                        new CleaningRules(Returns.NET_OFF, ReadLog.RULES.latest(), 1),
                        (t, f, e, d, m, n) -> {},
                        RowProgress.NONE);

        assertThat(rejects)
                .content()
                .isEqualToNormalizingNewlines("""
                line,column,reason,value,row
                4,timestamp,unparsable time,never,"""
                        + "\"\"\"a,\nb\"\",never,7,\"\"say \"\"\"\"hi\"\"\"\"\"\"\"\n"
                        + "6,,broken row,short,short\n");
    }
}
