package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns whose names alone do not say enough are understood by their values, or named in a doubt or refusal. */
class ColumnMeaningsTest {
    /** Forty orders of eight customers; the last column is yes for all orders but every tenth. */
    private static ReadLog read(String column, String usual, String tenth) {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,customer_id,amount," + column));
        for (int i = 1; i <= 40; i++) {
            rows.add("o" + i + ",2024-03-" + (10 + i % 20) + ",c" + i % 8 + ",10.50," + (i % 10 == 0 ? tenth : usual));
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "Result, SUCCESS, FAIL, failed payment",
        "Outcome, Completed, Cancelled, cancelled order",
        "Stage, Closed Won, Closed Lost, failed payment",
        "Attendance, Completed, No-show, cancelled order",
        "Response, Approved, Declined, failed payment",
        "Tila, Completed, Pending, pending payment"
    })
    void aColumnOfStatusesIsOneWhateverItIsCalled(String column, String usual, String tenth, String reason) {
        assertThat(read(column, usual, tenth).report().setAside()).isEqualTo(Map.of(reason, 4L));
    }

    @ParameterizedTest
    @CsvSource({
        "Paid, yes, no, pending payment",
        "captured, True, False, pending payment",
        "Approved?, ✓, ✗, pending payment",
        "Bezahlt, Ja, Nein, pending payment",
        "deleted_at, '', 2024-04-01 10:00:00, cancelled order",
        "Void, '', VOID, cancelled order",
        "Returned, No, Yes, refunded order",
        "refunded_at, '', 2024-04-01, refunded order"
    })
    void aFlagSetsItsRowsAside(String column, String usual, String tenth, String reason) {
        assertThat(read(column, usual, tenth).report().setAside()).isEqualTo(Map.of(reason, 4L));
    }

    @Test
    void rowsThatAreRefundsByAFlagTakeMoneyOff() {
        ReadLog log = read("is_refund", "false", "true");

        assertThat(log.report().noted()).containsKey("return, netted off");
        assertThat(log.spent().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(36 * 10.5 - 4 * 10.5);
    }

    @Test
    void aStatusOfNumbersIsAskedAbout() {
        assertThatThrownBy(() -> read("status", "3", "7"))
                .hasMessageContaining("it is not known whether rows with these values are purchases")
                .hasMessageContaining("'3' (36 rows)");
    }

    @ParameterizedTest
    @CsvSource({
        "Category, Tea, Coffee",
        "Payment method, Card, Bank transfer",
        "Gift, yes, no",
        "State, CA, NY",
        "Side, Credit, Debit"
    })
    void otherColumnsSetNothingAside(String column, String usual, String tenth) {
        assertThat(read(column, usual, tenth).report().setAside()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Line Total, Order Total", "Item Total, Total", "LineAmount, Total"})
    void aTotalThatWasPaidCountsOnceInsteadOfLinesThatAddUpToLess(String line, String total) {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,customer_id," + line + "," + total));
        for (int i = 1; i <= 20; i++) {
            rows.add("o" + i + ",2024-03-01,c" + i % 5 + "," + i + ".00," + (2 * i + 6) + ".00");
            rows.add("o" + i + ",2024-03-01,c" + i % 5 + "," + (i + 1) + ".00," + (2 * i + 6) + ".00");
        }
        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(log.spent().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(2 * 210 + 20 * 6);
        assertThat(log.report().reading().columns()).containsEntry("amount", total);
    }

    @Test
    void theOrderOfARefundIsFoundByTheValuesOfAColumn() throws IOException {
        StringBuilder text = new StringBuilder("document_no,type,order_date,customer_id,amount,settles\n");
        for (int i = 1; i <= 20; i++) {
            text.append("d" + i + ",sale,2024-03-" + (i + 9) + ",c" + i % 4 + ",20.00,\n");
        }
        for (int i = 1; i <= 4; i++) {
            text.append("r" + i + ",refund,2024-05-01,c" + i % 4 + ",-20.00,d" + i + "\n");
        }
        CleanedLog log = CleanedLog.read(
                CsvRows.of(
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                        "refunds",
                        LogFormat.DETECT),
                CleaningRules.upTo(LocalDate.of(2024, 12, 31)),
                RowProgress.NONE);

        assertThat(log.cleaning().noted()).containsEntry("refund, taken off its order", 4L);
        assertThat(log.purchases().lastDay())
                .isEqualTo((int) LocalDate.of(2024, 3, 29).toEpochDay());
    }

    @Test
    void aRefundWithoutACustomerBelongsToItsOrder() {
        ReadLog log = ReadLog.of(
                "order_id,type,order_date,customer_id,amount",
                "1,sale,2024-03-01,a,30.00",
                "2,sale,2024-03-02,b,20.00",
                "2,refund,2024-03-05,,-20.00",
                "3,sale,2024-03-06,a,10.00");

        assertThat(log.spent()).isEqualTo(Map.of("a", 40.0, "b", 0.0));
        assertThat(log.report().setAside()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_id,customer_id,order_date,amount | more than one table",
                "customer_id,customer_since,lifetime_value | more than one table"
            })
    void aSecondHeaderWithOtherColumnsIsRefused(String second, String message) {
        assertThatThrownBy(() -> ReadLog.of(
                        "order_id,order_date,customer_id,amount",
                        "1,2024-03-01,a,30.00",
                        "2,2024-03-02,b,20.00",
                        second,
                        "3,a,2024-03-06,10.00"))
                .hasMessageContaining(message);
    }

    @Test
    void aLogOfNothingButReturnsIsRefused() {
        assertThatThrownBy(() -> ReadLog.of(
                        "order_id,order_date,customer_id,amount", "1,2024-03-01,a,-30.00", "2,2024-03-02,b,-20.00"))
                .hasMessageContaining("none of the 2 rows")
                .hasMessageContaining("give money back");
    }

    @Test
    void aColumnOfOneValueIsNoCustomer() {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,E-Mail,amount"));
        for (int i = 1; i <= 300; i++) {
            rows.add("o" + i + ",2024-03-" + (10 + i % 20) + ",shop@example.org,10.50");
        }
        assertThatThrownBy(() -> ReadLog.of(rows.toArray(String[]::new)))
                .hasMessageContaining("'E-Mail' has one value");
    }

    @ParameterizedTest
    @CsvSource({"order.customer.id, order.created_at", "customers.id, payments.created_at"})
    void namesOfNestedFieldsAreKnown(String customer, String time) {
        ReadLog log = ReadLog.of(customer + "," + time + ",amount", "a,2024-03-01,5", "b,2024-03-02,6");

        assertThat(log.report().reading().columns())
                .containsEntry("customer", customer)
                .containsEntry("time", time);
    }
}
