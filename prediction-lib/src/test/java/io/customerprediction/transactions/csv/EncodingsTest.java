package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoding of a text is found by the names of its columns, where it has any that differ. */
class EncodingsTest {
    private static final String POLISH = "Numer zamówienia;Data zamówienia;Nazwisko klienta;Wartość";
    private final Set<String> customers = new TreeSet<>();

    @ParameterizedTest
    @CsvSource({"windows-1250", "ISO-8859-2", "IBM852", "UTF-8", "UTF-16LE", "UTF-16"})
    void aPolishExportIsReadInEveryEncodingOfPolish(Charset charset) throws IOException {
        CleaningReport report = read(POLISH + "\n1;2024-03-31;Żółć;10,50\n2;2024-04-02;Gęś;7,25\n", charset);

        assertThat(customers).containsExactly("Gęś", "Żółć");
        assertThat(report.reading().columns()).containsEntry("customer", "Nazwisko klienta");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "x-MacRoman", "IBM850", "UTF-8"})
    void aGermanExportIsReadAsWindowsAndMacintoshAndDosWriteIt(Charset charset) throws IOException {
        read("Käufer;Bestelldatum;Stückpreis;Stückzahl;Währung\nJürgen Groß;31.03.2024;10,50;2;EUR\n", charset);

        assertThat(customers).containsExactly("Jürgen Groß");
    }

    @ParameterizedTest
    @CsvSource({"windows-31j", "EUC-JP", "UTF-8"})
    void aJapaneseExportIsRead(Charset charset) throws IOException {
        read("注文番号,顧客ID,注文日,合計金額\nA-1,表,2024/03/31,1050\nA-2,構,2024/04/02,980\n", charset);

        assertThat(customers).containsExactlyInAnyOrder("表", "構");
    }

    @ParameterizedTest
    @CsvSource({"GB18030", "GBK", "UTF-8"})
    void aChineseExportIsRead(Charset charset) throws IOException {
        read("订单编号,客户编号,订单日期,订单金额\nA-1,客一,2024-03-31,1050\nA-2,客二,2024-04-02,980\n", charset);

        assertThat(customers).containsExactlyInAnyOrder("客一", "客二");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_id;date;amount", "Käufer;Datum;Betrag"})
    void withoutTellingNamesWindows1252IsMeant(String header) throws IOException {
        CleaningReport report =
                read(header + "\nJürgen;2024-03-31;10\nRené;2024-04-02;12\n", Charset.forName("windows-1252"));

        assertThat(customers).containsExactly("Jürgen", "René");
        assertThat(report.reading().encoding()).isEqualTo("windows-1252");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1250"})
    void theReportSaysThatTheEncodingWasFoundByTheNames(String charset) throws IOException {
        CleaningReport report =
                read(POLISH + "\n1;2024-03-31;Żółć;10,50\n2;2024-04-02;Gęś;7,25\n", Charset.forName(charset));

        assertThat(report.reading().encoding()).isEqualTo(charset);
        assertThat(report.reading().decisions())
                .anyMatch(decision -> decision.startsWith("the text is read as " + charset));
    }

    private CleaningReport read(String text, Charset charset) throws IOException {
        byte[] bytes = text.getBytes(charset);
        return CsvRows.of(new ByteArrayInputStream(bytes), "export.csv", LogFormat.DETECT)
                .read(
                        CleaningRules.upTo(LocalDate.of(2026, 1, 1)),
                        (line, from, to, day, millionths, newOrder) ->
                                customers.add(new String(line, from, to - from, StandardCharsets.UTF_8)),
                        RowProgress.NONE);
    }
}
