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
import java.util.function.BiFunction;
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
        "Deal Stage, Closed won, Contract under review, pending payment",
        "Phase, gewonnen, Erstgespräch, pending payment",
        "Remarks, gift wrap please, order cancelled - sent back, cancelled order",
        "Bemerkung, '', storniert, cancelled order",
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
        "Opłacone, tak, nie, pending payment",
        "キャンセル, '', ○, cancelled order",
        "取消, いいえ, はい, cancelled order",
        "Prueba, No, Sí, test",
        "Essai, Non, Oui, test",
        "Testbestellung, Nein, Ja, test",
        "Prova, No, Sì, test",
        "Teste, Não, Sim, test",
        "Proefbestelling, Nee, Ja, test",
        "Testowe, nie, tak, test",
        "テスト注文, '', ○, test",
        "Bezahlt, Ja, Nein, pending payment",
        "deleted_at, '', 2024-04-01 10:00:00, cancelled order",
        "Void, '', VOID, cancelled order",
        "Returned, No, Yes, refunded order",
        "refunded_at, '', 2024-04-01, refunded order"
    })
    void aFlagSetsItsRowsAside(String column, String usual, String tenth, String reason) {
        assertThat(read(column, usual, tenth).report().setAside()).isEqualTo(Map.of(reason, 4L));
    }

    @ParameterizedTest
    @CsvSource({"発送, 済, 未", "Shipped, yes, no", "Versendet, Ja, Nein", "出荷, 済み, 未"})
    void whatIsPaidAndNotYetSentIsAPurchase(String column, String usual, String tenth) {
        assertThat(read(column, usual, tenth).report().setAside()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"入金, 済, 未", "入金状況, 入金確認済み, 入金待ち", "決済状況, 処理中, 支払い処理中"})
    void whatIsNotPaidIsNoPurchase(String column, String usual, String tenth) {
        assertThat(read(column, usual, tenth).report().setAside()).isEqualTo(Map.of("pending payment", 4L));
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
        "Type, Credit, Cash",
        "Remarks, call before delivery, not cancelled",
        "Comment, '', 1 item cancelled",
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

    @Test
    void aStatusThatIsNotKnownIsAskedAboutOnlyWhereNoOtherColumnSetsTheRowAside() {
        List<String> rows =
                new ArrayList<>(List.of("order_id,order_date,customer_id,amount,payment_status,order_status"));
        for (int i = 1; i <= 40; i++) {
            String states = i % 10 == 0 ? "unpaid,fresh" : "paid,shipped";
            rows.add("o" + i + ",2024-03-" + (10 + i % 20) + ",c" + i % 8 + ",10.50," + states);
        }

        assertThat(ReadLog.of(rows.toArray(String[]::new)).report().setAside())
                .isEqualTo(Map.of("pending payment", 4L));
        rows.add("o41,2024-03-20,c1,10.50,paid,fresh");
        assertThatThrownBy(() -> ReadLog.of(rows.toArray(String[]::new))).hasMessageContaining("'fresh' (1 rows)");
    }

    /** Rows of one to three pieces of six products, with columns that are made from product and pieces. */
    private static ReadLog pieces(String header, BiFunction<Integer, Integer, String> money) {
        List<String> rows = new ArrayList<>(List.of("order_date,customer_id,sku,quantity," + header));
        for (int i = 0; i < 60; i++) {
            int product = i % 6;
            int pieces = 1 + i / 6 % 3;
            rows.add("2024-03-" + (10 + i % 20) + ",c" + i % 8 + ",s" + product + "," + pieces + ","
                    + money.apply(5 + product, pieces));
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    private static double sum(ReadLog log) {
        return log.spent().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void aPriceThatGrowsWithTheQuantityIsTheMoneyOfTheLine() {
        ReadLog line = pieces("price", (price, pieces) -> price * pieces + ".00");
        ReadLog each = pieces("price", (price, pieces) -> price + ".00");

        assertThat(sum(each)).isEqualTo(sum(line));
        assertThat(line.report().reading().decisions())
                .anySatisfy(words -> assertThat(words).contains("grows with the quantity of the same 'sku'"));
    }

    @Test
    void whatIsAnAmountTimesTheQuantityIsTheMoneyOfTheLine() {
        ReadLog log = pieces("line price,sum of it", (price, pieces) -> price + ".00," + price * pieces + ".00");

        assertThat(log.report().reading().columns()).containsEntry("amount", "sum of it");
    }

    @Test
    void aNetAmountGivesWayToWhatWasPaidWithTheTax() {
        ReadLog log = pieces("Netto,MwSt,Endwert", (price, pieces) -> price + ".00,1.00," + (price + 1) + ".00");

        assertThat(log.report().reading().columns()).containsEntry("amount", "Endwert");
    }

    @Test
    void amountsThatLeaveTheDecimalMarkOpenAreReadAsTheOtherColumns() {
        ReadLog log = pieces("amount,profit", (price, pieces) -> "1" + price % 10 + ".125,0.52");

        assertThat(sum(log)).isLessThan(60 * 20);
    }

    @ParameterizedTest
    @CsvSource({"£, 6.50", "EUR, 6.50", "金額, ６．５０"})
    void amountsAreFoundUnderACurrencyAndInFullWidthDigits(String name, String amount) {
        assertThat(sum(pieces(name, (price, pieces) -> amount))).isEqualTo(60 * 6.5);
    }

    @Test
    void refundsMayHaveTheirMoneyInAColumnOfTheirOwn() {
        ReadLog log = ReadLog.of(
                "Psp Reference,Type,Creation Date,Shopper Reference,Gross Debit (GC),Gross Credit (GC)",
                "p1,Settled,2024-03-01,a,,30.00",
                "p2,Settled,2024-03-02,b,,20.00",
                "p2,Refunded,2024-03-05,b,20.00,",
                "p3,Settled,2024-03-06,a,,10.00");

        assertThat(log.spent()).isEqualTo(Map.of("a", 40.0, "b", 0.0));
    }

    @Test
    void amountsThatTheirOwnCommasCutInTwoAreNotLostInSilence() {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,customer_id,amount"));
        for (int i = 1; i <= 40; i++) {
            rows.add("o" + i + ",2024-03-" + (10 + i % 20) + ",c" + i % 8 + (i % 10 == 0 ? ",1,234.50" : ",99.50"));
        }

        assertThatThrownBy(() -> ReadLog.of(rows.toArray(String[]::new)))
                .hasMessageContaining("4 rows have a field too many, because amounts such as 1,234.50 have a comma");
    }

    @Test
    void sumsUnderTheRowsOfACustomerAreNotFilledDown() {
        ReadLog log = ReadLog.of(
                ",Type,Date,Num,Name,Item,Sales Price,Amount,Balance",
                "Ann,,,,,,,,",
                ",Invoice,03/01/2024,1,Ann,a,5.00,5.00,5.00",
                ",Invoice,03/21/2024,2,Ann,b,6.00,6.00,11.00",
                "Total Ann,,,,,,,11.00,11.00",
                "Bob,,,,,,,,",
                ",Invoice,03/02/2024,3,Bob,a,7.00,7.00,7.00",
                ",Invoice,03/22/2024,4,Bob,b,8.00,8.00,15.00",
                "Total Bob,,,,,,,15.00,15.00",
                "TOTAL,,,,,,,26.00,26.00");

        assertThat(log.spent()).isEqualTo(Map.of("Ann", 11.0, "Bob", 15.0));
    }

    @ParameterizedTest
    @CsvSource({"Document Type, Invoice, Payment", "Art, RV, DZ"})
    void paymentsOfInvoicesGiveNothingBack(String type, String invoice, String payment) {
        List<String> rows = new ArrayList<>(List.of("document_no,posting_date,customer_id,amount," + type));
        for (int i = 1; i <= 20; i++) {
            rows.add("i" + i + ",2024-03-" + (9 + i) + ",c" + i % 4 + "," + i + ".50," + invoice);
            rows.add("p" + i + ",2024-04-" + (9 + i) + ",c" + i % 4 + ",-" + i + ".50," + payment);
        }
        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(sum(log)).isEqualTo(210 + 20 * 0.5);
        assertThat(log.report().rowsKept()).isEqualTo(20);
    }
}
