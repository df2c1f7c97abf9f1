package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The money of a row is found among columns that hold a part of it, or each a direction of it, or not its unit. */
class MoneyInColumnsTest {
    private static ReadLog read(String header, int count, IntFunction<String> row) {
        List<String> rows = new ArrayList<>(List.of(header));
        for (int i = 0; i < count; i++) {
            rows.add(row.apply(i));
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    private static ReadLog orders(String columns, IntFunction<String> values) {
        return read(
                "order_id,order_date,customer_id," + columns,
                40,
                i -> "o" + i + ",2024-03-" + (10 + i % 20) + ",c" + i % 8 + "," + values.apply(i));
    }

    private static double sum(ReadLog log) {
        return log.spent().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantity returned", "Returned qty", "Aantal retour", "Retourenmenge", "返品数"})
    void whatCameBackIsTakenOffTheQuantity(String returned) {
        ReadLog log = orders("quantity,unit_price," + returned, i -> "3,2.00," + (i % 10 == 0 ? "1" : "0"));

        assertThat(sum(log)).isEqualTo(40 * 6 - 4 * 2);
        assertThat(log.report().reading().decisions())
                .anySatisfy(words -> assertThat(words).contains("'" + returned + "' is taken off the quantity"));
    }

    @Test
    void whatCameBackIsNamedWhereTheMoneyOfTheLineCounts() {
        ReadLog log = orders("quantity,line_total,quantity returned", i -> "3,6.00," + (i % 10 == 0 ? "1" : "0"));

        assertThat(sum(log)).isEqualTo(40 * 6);
        assertThat(log.report().reading().doubts())
                .anySatisfy(words -> assertThat(words).contains("'quantity returned' is not taken off the money"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adjusted order total",
                "Current total price",
                "Total after refunds",
                "Betrag nach Erstattung",
                "Montant ajusté",
                "Importe después del reembolso",
                "Totale rettificato",
                "Bedrag na terugbetaling",
                "Valor após reembolso",
                "Kwota po zwrocie",
                "Justerat belopp",
                "返金後金額"
            })
    void whatRefundsLeftOfAnOrderCounts(String left) {
        IntFunction<String> some = i -> "20.00," + (i % 10 == 0 ? "0.00" : i % 10 == 5 ? "15.00" : "");
        IntFunction<String> each = i -> "20.00," + (i % 10 == 0 ? "0.00" : i % 10 == 5 ? "15.00" : "20.00");

        for (ReadLog log : List.of(orders("order total," + left, some), orders("order total," + left, each))) {
            assertThat(sum(log)).isEqualTo(32 * 20.0 + 4 * 15.0);
            assertThat(log.report().setAside()).containsEntry("refunded order", 4L);
        }
    }

    @Test
    void anAdjustedAmountThatIsMoreIsNotWhatRefundsLeft() {
        ReadLog log = orders("order total,adjusted total", i -> "20.00,24.00");

        assertThat(sum(log)).isEqualTo(40 * 20.0);
        assertThat(log.report().reading().doubts())
                .anyMatch(doubt -> doubt.contains("'adjusted total' is often above"));
    }

    @ParameterizedTest
    @CsvSource({
        "Auftragssumme brutto, VK-Preis brutto, Menge",
        "Order total incl. VAT, Unit price, Quantity",
        "Montant de la commande TTC, Prix unitaire TTC, Quantité",
        "Total del pedido con IVA, Precio unitario con IVA, Cantidad",
        "Totale ordine ivato, Prezzo unitario ivato, Quantità",
        "Bestelbedrag incl. btw, Stuksprijs incl. btw, Aantal",
        "Valor do pedido com IVA, Preço unitário com IVA, Quantidade",
        "Wartość zamówienia brutto, Cena jednostkowa brutto, Ilość",
        "Ordersumma inkl moms, Styckpris inkl moms, Antal",
        "注文合計（税込）, 単価（税込）, 数量"
    })
    void anOrdersSumWithShippingCountsOnceWhateverItsLinesAddUpTo(String total, String price, String quantity) {
        ReadLog log = read(
                "order_id;order_date;customer_id;" + price + ";" + quantity + ";" + total,
                80,
                i -> "o" + i / 2 + ";2024-03-" + (10 + i / 2 % 20) + ";c" + i / 2 % 8 + ";" + (i + 2) + ".50;1;"
                        + (i / 2 + 100) + ".25");

        assertThat(sum(log)).isEqualTo(40 * 100.25 + 39 * 20);
    }

    /** Each payment has a row for each step; those of a failed one end early. */
    @ParameterizedTest
    @CsvSource({
        "record_type, Received, Captured, Settled, Refused",
        "event_type, created payment, payment captured, payment settled, payment failed",
        "status, received, shipped, delivered, declined"
    })
    void aPaymentCountsOnTheDayOfItsFirstStepThatNoFailedOneHas(
            String column, String first, String second, String last, String failed) {
        List<String> rows = new ArrayList<>(List.of("payment_reference,booking_date,customer_id,amount," + column));
        for (int i = 0; i < 40; i++) {
            String of = "p" + i + ",2024-03-DAY 10:0" + i % 10 + ":00,c" + i % 8 + "," + (i + 10) + ".50,";
            rows.add(of.replace("DAY", "10") + first);
            rows.add(of.replace("DAY", "11") + (i % 10 == 0 ? failed : second));
            if (i % 10 != 0) {
                rows.add(of.replace("DAY", "14") + last);
            }
        }
        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(sum(log))
                .isEqualTo(IntStream.range(0, 40)
                        .filter(i -> i % 10 != 0)
                        .mapToDouble(i -> i + 10.5)
                        .sum());
        assertThat(log.lines().stream().map(ReadLog.Lines::day).distinct()).containsExactly(LocalDate.of(2024, 3, 11));
    }

    @ParameterizedTest
    @CsvSource({"Soll, Haben", "Débit, Crédit", "Charge, Credit", "借方, 貸方"})
    void debitAndCreditAreAskedAbout(String debit, String credit) {
        assertThatThrownBy(() -> orders(debit + "," + credit, i -> i % 2 == 0 ? i + 5 + ".50," : "," + (i + 4) + ".50"))
                .hasMessageContaining("the money stands in two columns")
                .hasMessageContaining("--amount-column");
    }

    @ParameterizedTest
    @CsvSource({
        "Gesamtbetrag (Netto), Gesamtbetrag (Brutto)",
        "Order Total (ex tax), Order Total (inc tax)",
        "Total (excl. VAT), Total (incl. VAT)",
        "Bedrag excl., Bedrag incl.",
        "Montant (HT), Montant (TTC)"
    })
    void anAmountWithoutTheTaxGivesWayToTheOneWithIt(String net, String gross) {
        assertThat(orders(net + "," + gross, i -> "10.00,11.90")
                        .report()
                        .reading()
                        .columns())
                .containsEntry("amount", gross);
        assertThat(orders(gross + "," + net, i -> "11.90,10.00")
                        .report()
                        .reading()
                        .columns())
                .containsEntry("amount", gross);
        assertThat(sum(orders(net, i -> "10.00"))).isEqualTo(400);
    }

    @Test
    void ticketsOfOnePriceCountEach() {
        ReadLog log = read(
                "order_id,order_date,customer_id,ticket,amount",
                60,
                i -> "o" + i / 3 + ",2024-03-01,c" + i / 3 % 8 + ",t" + i + ","
                        + List.of("12.00", "18.00", "25.00").get(i / 3 % 3));

        assertThat(sum(log)).isEqualTo(3 * (7 * 12 + 7 * 18 + 6 * 25));
        assertThat(log.report().reading().doubts())
                .anySatisfy(words -> assertThat(words).contains("one of few prices"));
    }

    @Test
    void aTotalOnEachRowCountsOnceHoweverFewThereAre() {
        ReadLog log = read(
                "order_id,order_date,customer_id,ticket,order total",
                60,
                i -> "o" + i / 3 + ",2024-03-01,c" + i / 3 % 8 + ",t" + i + ","
                        + List.of("12.00", "18.00", "25.00").get(i / 3 % 3));

        assertThat(sum(log)).isEqualTo(7 * 12 + 7 * 18 + 6 * 25);
    }

    @Test
    void amountsOfAnApiAnswerAreInCents() {
        ReadLog log = read(
                "id,object,amount,amount_captured,amount_refunded,created,currency,customer",
                10,
                i -> "ch_" + i + ",charge,1050,1050,0," + (1_709_300_000 + i * 86_400) + ",usd,cus_" + i % 3);
        ReadLog yen = read(
                "id,object,amount,amount_captured,amount_refunded,created,currency,customer",
                10,
                i -> "ch_" + i + ",charge,1050,1050,0," + (1_709_300_000 + i * 86_400) + ",jpy,cus_" + i % 3);

        assertThat(sum(log)).isEqualTo(105);
        assertThat(sum(yen)).isEqualTo(10_500);
    }

    @Test
    void wholeAmountsBeyondPricesAreAskedAboutInASmallFileToo() {
        assertThatThrownBy(() -> orders("amount", i -> String.valueOf(1_000 + 37 * i)))
                .hasMessageContaining("may be cents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "10 %", "10"})
    void aDiscountInPercentMayHaveItsSign(String discount) {
        ReadLog log = orders("Quantity,Unit Price,Discount %", i -> "2,5.00," + discount);

        assertThat(sum(log)).isEqualTo(40 * 9);
    }

    @Test
    void theOnlyColumnOfAmountsWithACurrencyIsTheMoneyWhateverItIsCalled() {
        ReadLog log = orders("weight,Zarplata", i -> String.format(Locale.ROOT, "0.%02d,%d.50 €", i, i + 1));

        assertThat(log.report().reading().columns()).containsEntry("amount", "Zarplata");
        assertThat(log.report().reading().doubts())
                .anySatisfy(words -> assertThat(words).contains("the money is taken from 'Zarplata'"));
    }

    @ParameterizedTest
    @CsvSource({
        "Zahlbetrag Endkunde, Versandkosten",
        "Betrag in €, Trinkgeld",
        "Summe Ware brutto, Summe Ware netto",
        "Amount the client paid, Fee amount"
    })
    void theMoneyIsFoundByAPartOfItsName(String money, String other) {
        ReadLog log = orders(other + "," + money, i -> "1.50,12.50");

        assertThat(log.report().reading().columns()).containsEntry("amount", money);
        assertThat(sum(log)).isEqualTo(500);
    }

    @Test
    void aColumnOfNumbersThatMayBeNoMoneyIsNotTaken() {
        ReadLog log = orders("weight", i -> String.format(Locale.ROOT, "0.%02d", i));

        assertThat(log.report().reading().columns()).doesNotContainKey("amount");
    }
}
