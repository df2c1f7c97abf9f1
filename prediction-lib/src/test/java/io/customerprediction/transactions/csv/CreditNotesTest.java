package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A credit note is a document beside the one of its order and lowers the money; a state says what became of an order. */
class CreditNotesTest {
    /** Forty documents of 10.00 each of eight customers, each with a number of its own; every tenth gives money back. */
    private static ReadLog read(String header, String sale, String back, boolean numbered) {
        List<String> rows =
                new ArrayList<>(List.of((numbered ? "invoice_no," : "") + "order_date,customer_id,amount," + header));
        for (int i = 1; i <= 40; i++) {
            rows.add((numbered ? "n" + i + "," : "") + "2024-03-" + (10 + i % 20) + ",c" + i % 8 + ",10.00,"
                    + (i % 10 == 0 ? back : sale));
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "document_type, Invoice, Credit memo, true",
        "document_type, Invoice, Credit memo, false",
        "Belegart, Rechnung, Gutschrift, true",
        "Transaction Type, sale, credit, true",
        "Papers, Invoice, Credit note, true",
        "Papers, Invoice, Credit note, false",
        "Pièce, Facture, Avoir, true"
    })
    void aCreditNoteLowersTheMoney(String header, String sale, String back, boolean numbered) {
        ReadLog log = read(header, sale, back, numbered);

        assertThat(log.report().setAside()).doesNotContainKey("refunded order");
        assertThat(log.lines().stream().mapToDouble(ReadLog.Lines::amount).sum())
                .isEqualTo(36 * 10.0 - 4 * 10.0);
    }

    @ParameterizedTest
    @CsvSource({"Status, Paid, Refunded", "payment_status, paid, refund", "Type, sale, refunded"})
    void anOrderThatWasRefundedIsSetAside(String header, String sale, String back) {
        assertThat(read(header, sale, back, true).report().setAside()).containsEntry("refunded order", 4L);
    }
}
