package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a status means can depend on the other statuses of its column, and on the other columns of its row. */
class StatusesInContextTest {
    /** Forty orders of eight customers; every tenth has the second of the words, every ninth the third. */
    private static ReadLog read(String column, String usual, String tenth, String ninth) {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,customer_id,amount," + column));
        for (int i = 1; i <= 40; i++) {
            rows.add("o" + i + ",2024-03-" + (10 + i % 20) + ",c" + i % 8 + ",10.50,"
                    + (i % 10 == 0 ? tenth : i % 9 == 0 ? ninth : usual));
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "Afgerond, Geannuleerd, In behandeling, 0",
        "Voltooid, Geannuleerd, In behandeling, 4",
        "Sales Order, Cancelled, Locked, 0",
        "Paid out, Cancelled, Submitted, 4",
        "Paid, Cancelled, Closed, 0",
        "approved, cancelled, in_process, 4",
        "Completed, cancelled, In process, 0",
        "succeeded, canceled, processing, 4"
    })
    void aWordMeansWhatTheOthersOfItsColumnSay(String usual, String cancelled, String word, long pending) {
        Map<String, Long> aside =
                read("Status", usual, cancelled, word).report().setAside();

        assertThat(aside).containsEntry("cancelled order", 4L);
        assertThat(aside.getOrDefault("pending payment", 0L)).isEqualTo(pending);
    }

    @Test
    void closedIsRefundedWhereOrdersWaitForTheirPayment() {
        assertThat(read("status", "complete", "pending_payment", "closed")
                        .report()
                        .setAside())
                .isEqualTo(Map.of("pending payment", 4L, "refunded order", 4L));
    }

    @Test
    void closedIsAskedAboutBesideComplete() {
        assertThatThrownBy(() -> read("status", "Complete", "Cancelled", "Closed"))
                .hasMessageContaining("'Closed' (4 rows)");
    }

    @Test
    void anOpenOrderIsAPurchaseWhereItsPaymentHasAStateOfItsOwn() {
        assertThat(read("order_state,payment_state", "done,paid", "open,open", "open,paid")
                        .report()
                        .setAside())
                .isEqualTo(Map.of("pending payment", 4L));
        assertThat(read(
                                "Status do Pedido,Status do Pagamento",
                                "Fechado,Confirmado",
                                "Cancelado,Recusado",
                                "Aberto,Confirmado")
                        .report()
                        .setAside()
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(4);
    }

    /** The state of its order counts where its payment says that it was made, however it is put away. */
    @ParameterizedTest
    @CsvSource({
        "Status do Pedido;Status do Pagamento, Arquivado;Confirmado, Aberto;Confirmado, Arquivado;Pendente",
        "order status;payment status, archived;paid, open;paid, archived;unpaid",
        "Auftragsstatus;Zahlungsstatus, archiviert;bezahlt, offen;bezahlt, archiviert;unbezahlt"
    })
    void theFirstLineOfAnOrderMayHaveItsStatesAlone(String columns, String archived, String open, String unpaid) {
        List<String> rows = new ArrayList<>(List.of("order_id;order_date;customer_id;order_total;" + columns));
        for (int i = 0; i < 40; i++) {
            String states = i % 4 == 3 ? unpaid : i % 4 == 1 ? open : archived;
            rows.add("o" + i + ";2024-03-" + (10 + i % 20) + ";c" + i % 8 + ";" + (i + 1) + ".50;" + states);
            rows.add("o" + i + ";;c" + i % 8 + ";;;");
        }
        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(log.report().setAside()).containsEntry("pending payment", 20L);
        assertThat(log.customers()).hasSize(6);
    }

    @Test
    void anOpenOrderIsNoPurchaseWithoutAStateOfItsPayment() {
        assertThat(read("order_state", "done", "open", "done").report().setAside())
                .isEqualTo(Map.of("pending payment", 4L));
    }

    @Test
    void checkoutIsNoPurchaseAmongTheStepsToOne() {
        assertThat(read("event_type", "purchase", "checkout", "view").report().setAside())
                .isEqualTo(Map.of("event without a purchase", 8L));
        assertThat(read("event_type", "checkout", "return", "renew").report().setAside())
                .doesNotContainKey("event without a purchase");
    }

    /** Whether its amount is negative or not, and whatever the column of its kind is called. */
    @ParameterizedTest
    @CsvSource({"Transaction Type, credit, 3.00", "Belegart, Gutschrift, 3.00", "Papiertyp, Gutschrift, -3.00"})
    void aCreditNoteOfItsOwnNumberLowersTheMoneyOnly(String column, String creditNote, String amount) {
        ReadLog log = ReadLog.of(
                "document no,date,customer_id,amount," + column,
                "i1,2024-03-01,c1,10.00,Sale",
                "i2,2024-03-05,c2,20.00,Sale",
                "g1,2024-03-09,c1," + amount + "," + creditNote,
                "i3,2024-04-01,c1,10.00,Sale",
                "i4,2024-04-02,c2,10.00,Sale");

        assertThat(log.spent()).containsEntry("c1", 17.0).containsEntry("c2", 30.0);
        assertThat(log.report().setAside()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\N", "NULL", "None", "NaT", "0000-00-00 00:00:00", "-", "(null)"})
    void anOrderIsCancelledWhereThereIsADayForIt(String never) {
        assertThat(read("deleted_at", never, "2024-04-01 10:00:00", never)
                        .report()
                        .setAside())
                .isEqualTo(Map.of("cancelled order", 4L));
    }

    @Test
    void aColumnOfCancellationsThatHasOtherValuesIsDoubted() {
        assertThat(read("cancelled_at", "", "2024-04-01", "by phone")
                        .report()
                        .reading()
                        .doubts())
                .anyMatch(doubt -> doubt.contains("'cancelled_at' may say which orders were cancelled"));
    }
}
