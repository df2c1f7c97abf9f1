package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of accounting programs have the customer alone above the rows of the purchases, and sums below them. */
class GroupedReportsTest {
    private static final String HEADER = ",Date,Transaction type,Num,Product/Service,Amount,Balance";

    /** Six customers with three invoices each, of which the first one gives a credit memo, too. */
    private static List<String> report(String head, String sum) {
        List<String> rows = new ArrayList<>(List.of("Sales by Customer", "Made-up Mills", "", HEADER));
        for (int customer = 1; customer <= 6; customer++) {
            String name = "Bakery " + (char) ('A' + customer);
            rows.add(head.replace("NAME", name));
            for (int i = 1; i <= 3; i++) {
                rows.add(",2024-0" + i + "-1" + customer + ",Invoice,1" + customer + i + ",Flour,10.00," + i + "0.00");
            }
            if (customer == 1) {
                rows.add(",2024-04-02,Credit memo,C11,Flour,-4.00,26.00");
            }
            rows.add(sum.replace("NAME", name));
        }
        rows.add("TOTAL,,,,,176.00,");
        rows.add("Made on a Monday");
        return rows;
    }

    private static ReadLog read(List<String> rows) {
        return ReadLog.of(rows.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"NAME,,,,,,; Total for NAME,,,,,30.00,", "NAME; NAME Total,,,,,30.00,", "NAME,; ,,,,,30.00,"})
    void rowsBelongToTheCustomerAboveThem(String head, String sum) {
        ReadLog log = read(report(head, sum));

        assertThat(log.customers()).hasSize(6);
        assertThat(log.spent()).containsEntry("Bakery B", 26.0).containsEntry("Bakery G", 30.0);
        assertThat(log.report().setAside()).containsOnlyKeys("row of totals");
        assertThat(log.report().reading().doubts())
                .anyMatch(doubt -> doubt.startsWith("the customer is what stands above each group of rows"));
    }

    @Test
    void rowsBelongToTheInnermostGroup() {
        List<String> rows = report("NAME,,,,,,", "Total for NAME,,,,,30.00,");
        rows.addAll(
                4,
                List.of(
                        "Hotel,,,,,,",
                        ",2024-05-01,Invoice,901,Flour,1.00,1.00",
                        "Hotel kitchen,,,,,,",
                        ",2024-05-02,Invoice,902,Flour,2.00,2.00",
                        "Total for Hotel kitchen,,,,,2.00,",
                        ",2024-05-03,Invoice,903,Flour,4.00,5.00",
                        "Total for Hotel with its kitchen,,,,,7.00,"));
        ReadLog log = read(rows);

        assertThat(log.spent())
                .containsEntry("Hotel", 5.0)
                .containsEntry("Hotel kitchen", 2.0)
                .containsEntry("Bakery B", 26.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 1000})
    void aGroupMayGoOnInTheNextChunk(int chunkSize, @TempDir Path folder) throws IOException {
        List<String> rows = report("NAME,,,,,,", "Total for NAME,,,,,30.00,");
        Path file = Files.write(folder.resolve("report.csv"), rows);

        for (int again = 0; again < 50; again++) { // whichever thread is faster
            assertThat(ReadLog.of(file, LogFormat.DETECT, ReadLog.RULES, chunkSize, 4)
                            .totals())
                    .isEqualTo(read(rows).totals());
        }
    }

    @Test
    void aColumnOfCustomersMayBeFilledAboveTheRowsOnly() {
        List<String> rows = new ArrayList<>(List.of("Kunde;Datum;Beleg;Betrag"));
        for (String customer : List.of("Ahorn KG", "Birke AG", "Eiche eK")) {
            rows.add(customer + ";;;");
            rows.add(";01.03.2024;R1" + customer.charAt(0) + ";10,50");
            rows.add(";15.04.2024;R2" + customer.charAt(0) + ";4,50");
        }
        ReadLog log = read(rows);

        assertThat(log.spent()).isEqualTo(Map.of("Ahorn KG", 15.0, "Birke AG", 15.0, "Eiche eK", 15.0));
        assertThat(log.report().reading().doubts()).noneMatch(doubt -> doubt.contains("above each group"));
    }

    @Test
    void groupsThatMayBeProductsAreAskedAbout() {
        List<String> rows = report("NAME,,,,,,", "Total for NAME,,,,,30.00,").stream()
                .map(row -> row.replace("Product/Service", "Memo"))
                .toList();

        assertThatThrownBy(() -> read(rows))
                .hasMessageContaining("is a report in groups, and it is not known whether")
                .hasMessageContaining("'Bakery B', is a customer: give a list of transactions");
    }

    @Test
    void rowsWithACustomerOfTheirOwnKeepIt() {
        List<String> rows = new ArrayList<>(List.of(",Date,Customer,Num,Amount"));
        for (String product : List.of("Flour", "Oats", "Rye")) {
            rows.add(product + ",,,,");
            rows.add(",2024-03-01,c1,1" + product.charAt(0) + ",10.00");
            rows.add(",2024-03-02,c2,2" + product.charAt(0) + ",20.00");
            rows.add("Total " + product + ",,,,30.00");
        }

        assertThat(read(rows).spent()).isEqualTo(Map.of("c1", 30.0, "c2", 60.0));
    }
}
