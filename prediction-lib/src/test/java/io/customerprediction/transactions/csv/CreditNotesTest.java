package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A credit note is a document beside the one of its order and lowers the money; a state describes the order itself. */
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
        "Pièce, Facture, Avoir, true",
        "Belegart, Rechnung, Rechnungskorrektur, true",
        "Tipo de documento, Factura, Factura de abono, true",
        "Documenttype, Factuur, Creditfactuur, true",
        "Dokumenttyp, Faktura, Kreditering, true"
    })
    void aCreditNoteLowersTheMoney(String header, String sale, String back, boolean numbered) {
        ReadLog log = read(header, sale, back, numbered);

        assertThat(log.report().setAside()).doesNotContainKey("refunded order");
        assertThat(log.lines().stream().mapToDouble(ReadLog.Lines::amount).sum())
                .isEqualTo(36 * 10.0 - 4 * 10.0);
    }

    /** An offer is no purchase, whether it was accepted or not, and an amount that was set against another was. */
    @Test
    void offersStandBesideInvoicesAndTheirCorrections() {
        List<String> rows =
                new ArrayList<>(List.of("Belegart;Belegnummer;Belegdatum;Kundennummer;Brutto;Status;Bezug"));
        for (int i = 1; i <= 40; i++) {
            String of = ";" + (10 + i % 18) + ".03.2024;k" + i % 8 + ";";
            rows.add("Angebot;AG-" + i + of + "10,50;" + (i % 2 == 0 ? "Angenommen" : "Abgelehnt") + ";");
            rows.add("Rechnung;RE-" + i + of + "10,50;Bezahlt;");
            if (i % 10 == 0) {
                rows.add("Rechnungskorrektur;RK-" + i + of + "-4,00;Verrechnet;RE-" + i);
            }
        }
        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(money(log)).isEqualTo(40 * 10.5 - 4 * 4.0);
        assertThat(log.lines().stream().filter(ReadLog.Lines::newOrder)).hasSize(40);
    }

    @ParameterizedTest
    @CsvSource({
        "Type, Invoice, Estimate",
        "Belegart, Rechnung, Kostenvoranschlag",
        "Tipo de documento, Factura, Cotización",
        "Tipo documento, Fattura, Offerta",
        "Documenttype, Factuur, Offerte",
        "Tipo de documento, Fatura, Proposta",
        "Typ dokumentu, Faktura, Oferta",
        "Dokumenttyp, Faktura, Offert",
        "伝票区分, 売上, 見積"
    })
    void anOfferIsNoPurchase(String header, String sale, String offer) {
        assertThat(read(header, sale, offer, true).report().setAside()).isEqualTo(Map.of("pending payment", 4L));
    }

    /** Lists of an ERP: cells between bars, rules of dashes, the minus behind, short names of columns. */
    @ParameterizedTest
    @CsvSource({
        "Faktura, Fakturadat, Regulierer, Bruttowert, Währg, Bezug",
        "Bill.Doc., Bill.Date, Payer, Gross value, Curr., Reference"
    })
    void aReversalInAListNamesItsInvoice(
            String invoice, String date, String payer, String value, String currency, String original) {
        String rule = "-".repeat(60);
        List<String> rows = new ArrayList<>(List.of("Liste 31.03.2024", "", rule));
        rows.add("|" + String.join(" |", invoice, date, payer, value, currency, original) + "|");
        rows.add(rule);
        for (int i = 10; i < 50; i++) {
            String of = "|%d|" + (10 + i % 18) + ".03.2024|00001" + i % 8 + "|10,50%s|EUR|%s|";
            rows.add(String.format(of, 9000 + i, " ", ""));
            if (i % 10 == 0) {
                rows.add(String.format(of, 9100 + i, "-", 9000 + i));
            }
        }
        rows.add(rule);
        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(money(log)).isEqualTo(36 * 10.5);
        assertThat(log.customers()).contains("000011").hasSize(8);
        assertThat(log.report().noted()).containsEntry("refund, taken off its order", 4L);
    }

    /** Forty orders, each completed by an event; each tenth has a further event of a later day. */
    private static ReadLog events(String columns, String later) {
        List<String> rows = new ArrayList<>(List.of("event,timestamp,user_id,order_id" + columns));
        for (int i = 1; i <= 40; i++) {
            String of = ",u" + i % 8 + ",o" + i;
            rows.add("Order Completed,2024-03-" + (10 + i % 20) + "T10:00:00Z" + of
                    + (columns.isEmpty() ? "" : ",10.50"));
            rows.add("Product Viewed,2024-03-" + (10 + i % 20) + "T09:00:00Z,u" + i % 8 + ","
                    + (columns.isEmpty() ? "" : ","));
            if (i % 10 == 0) {
                rows.add(later.replace("DAY", "2024-04-" + (10 + i / 10) + "T10:00:00Z")
                        .replace("OF", of));
            }
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    /** With the amount of the order, another one or none, or by a guest: the order that it names counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order Cancelled,DAYOF,10.50",
                "Order Cancelled,DAYOF,",
                "Order Cancelled,DAYOF,4.00",
                "order_canceled,DAYOF,0.00"
            })
    void anEventThatCancelsAnOrderUndoesIt(String event) {
        ReadLog log = events(",revenue", event);

        assertThat(log.report().setAside()).containsEntry("cancelled order", 4L);
        assertThat(money(log)).isEqualTo(36 * 10.5);
        assertThat(log.spent()).containsEntry("u2", 4 * 10.5).containsEntry("u1", 5 * 10.5);
        assertThat(log.report().reading().decisions())
                .anyMatch(words ->
                        words.contains("'event': a row that says that an order was cancelled undoes the order"));
    }

    @Test
    void aRefundBeforeItsOrderIsCancelledIsNotTakenOffTwice() {
        ReadLog log = events(",revenue", "Order Refunded,DAYOF,4.00\nOrder Cancelled,DAYOF,10.50");

        assertThat(money(log)).isEqualTo(36 * 10.5);
    }

    @Test
    void aLineThatWasCancelledDoesNotUndoItsOrder() {
        assertThat(money(lines("status", "cancelled", false))).isEqualTo(20 * 15.0);
    }

    /** Twenty orders of two lines; each fifth order has a row more, or a line, that gives money back. */
    private static ReadLog lines(String header, String word, boolean later) {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,customer_id,product,line_total," + header));
        for (int i = 1; i <= 20; i++) {
            String order = "o" + i + ",2024-03-" + (10 + i % 10) + ",c" + i % 4;
            rows.add(order + ",mug,10.00,delivered");
            rows.add(order + ",tea,5.00,delivered");
            if (i % 5 == 0) {
                rows.add((later ? order.replace("-03-", "-04-") : order) + ",pot,3.00," + word);
            }
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    private static double money(ReadLog log) {
        return log.lines().stream().mapToDouble(ReadLog.Lines::amount).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"returned", "refunded", "retourniert"})
    void aLineThatWasSentBackWasNotPaid(String word) {
        ReadLog log = lines("status", word, false);

        assertThat(log.report().setAside()).containsEntry("refunded order", 4L);
        assertThat(money(log)).isEqualTo(20 * 15.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"returned", "refunded"})
    void aRefundOfALaterDayLowersTheMoneyOfItsOrder(String word) {
        assertThat(money(lines("status", word, true))).isEqualTo(20 * 15.0 - 4 * 3.0);
    }

    @ParameterizedTest
    @CsvSource({"Status, Paid, Refunded", "payment_status, paid, refund", "Type, sale, refunded"})
    void anOrderThatWasRefundedIsSetAside(String header, String sale, String back) {
        assertThat(read(header, sale, back, true).report().setAside()).containsEntry("refunded order", 4L);
    }
}
