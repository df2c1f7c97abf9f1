package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that have customers and dates, but no purchases, are refused by what they are. */
class OtherTablesTest {
    private static ReadLog read(String header, IntFunction<String> row) {
        List<String> rows = new ArrayList<>(List.of(header));
        for (int i = 0; i < 40; i++) {
            rows.add(row.apply(i));
        }
        return ReadLog.of(rows.toArray(String[]::new));
    }

    private static String day(int i) {
        return "2024-03-" + (10 + i % 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How satisfied are you? | 5 | answers to a survey",
                "Würden Sie uns empfehlen? | Ja | answers to a survey",
                "NPS score | 9 | answers to a survey",
                "rating | 4 | answers to a survey",
                "Subject | Where is my parcel | messages",
                "opened_at | 2024-03-01 | messages",
                "pageviews | 7 | visits",
                "Added to wishlist | yes | wishes",
                "Break minutes | 30 | hours of work",
                "Qty,Movement | 7,Transfer | movements of goods",
                "Menge,Lagerplatz | 7,A1 | movements of goods"
            })
    void aTableWithoutMoneyIsWhatItsColumnsSay(String column, String value, String says) {
        assertThatThrownBy(() -> read("email,date," + column, i -> "c" + i % 8 + "@x.example," + day(i) + "," + value))
                .hasMessageContaining(says)
                .hasMessageContaining("not a log of purchases");
    }

    @ParameterizedTest
    @CsvSource({"rating, 4", "Subject, Tea", "Was it a gift?, yes"})
    void aLogWithMoneyMayHaveSuchColumns(String column, String value) {
        ReadLog log =
                read("email,date,amount," + column, i -> "c" + i % 8 + "@x.example," + day(i) + ",10.50," + value);

        assertThat(log.report().rowsKept()).isEqualTo(40);
    }

    @Test
    void aTableWithoutMoneyAndAnotherCustomerInEachRowIsAListOfCustomers() {
        assertThatThrownBy(() -> read("email,name,confirmed on", i -> "c" + i + "@x.example,Ann," + day(i)))
                .hasMessageContaining("is a list of customers");
    }

    @Test
    void visitsOfCustomersWhoComeBackAreALogWithoutMoney() {
        assertThat(read("email,visit date,table", i -> "c" + i % 8 + "@x.example," + day(i) + ",T" + i % 3)
                        .customers())
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({"N° devis, Date du devis", "Quote Number, Quote Date", "Angebotsnummer, Angebotsdatum"})
    void quotesAreNoPurchases(String number, String date) {
        assertThatThrownBy(() ->
                        read(number + "," + date + ",customer,amount", i -> i + "," + day(i) + ",c" + i % 8 + ",5.00"))
                .hasMessageContaining("is a list of quotes");
    }

    @Test
    void datesOnTheFirstRowOfEachDayOnlyAreNotGuessed() {
        assertThatThrownBy(() -> read(
                        "date,customer,amount",
                        i -> (i % 2 == 0 ? "2024-03-" + (i / 2 + 1) : "") + ",c" + i % 8 + ",5.00"))
                .hasMessageContaining("'date' has each date once")
                .hasMessageContaining("first row of each day");
    }

    @Test
    void datesOfEqualHalvesNeedNoOrder() {
        ReadLog log =
                read("date,customer,amount", i -> "0" + (1 + i % 9) + "/0" + (1 + i % 9) + "/2024,c" + i % 8 + ",5.00");

        assertThat(log.report().setAside()).isEqualTo(Map.of());
    }
}
