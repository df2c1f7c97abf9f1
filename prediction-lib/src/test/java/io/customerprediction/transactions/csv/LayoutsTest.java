package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a log is written, it reads the same. */
class LayoutsTest {
    private static final String UNIFORM = """
            customer_id,timestamp,amount,order_id
            7,2024-03-25T10:00:00,12.5,1
            8,2024-03-26T10:00:00,3,2
            """;
    private static final Map<String, String> TOTALS = Map.of("7 2024-03-25", "12.5 in 1", "8 2024-03-26", "3.0 in 1");

    private static ReadLog read(String text, Charset charset) {
        return ReadLog.of(text.getBytes(charset), LogFormat.DETECT, ReadLog.RULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "uniform (customer_id, timestamp, amount, order_id)!customer_id,timestamp,amount,order_id"
                        + "!7,2024-03-25,12.5,1!8,2024-03-26,3,2",
                "Online Retail II!Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"
                        + "!1,85048,\"a, \"\"b\"\"\",5,2024-03-25 07:45:00,2.5,7.0,UK!2,85048,c,1,2024-03-26 07:45:00,3.0,8.0,UK",
                "Online Retail (2011)!InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
                        + "!1,85048,x,5,3/25/2024 8:26,2.5,7,UK!2,85048,x,1,3/26/2024 8:26,3.0,8,UK",
                "bank transactions!TransactionID,CustomerID,CustomerDOB,CustGender,CustLocation,CustAccountBalance,"
                        + "TransactionDate,TransactionTime,TransactionAmount (INR)"
                        + "!T1,7,10/1/1994,F,X,17819.05,25/3/24,143207,12.5!T2,8,4/4/57,M,Y,0,26-03-2024,90807,3",
                "columns known by their names!Order ID|User ID|Order Date|Total!1|7|25.03.2024|12.5!2|8|26.03.2024|3",
                "columns known by their names!order_number;client;purchase date;revenue!1;7;20240325;12,5!2;8;20240326;3,0",
                "columns known by their names!userid,createdAt,price,transactionid"
                        + "!7,1711360800,12.5,1!8,1711447200000,3,2",
            })
    void knownHeadersAreRecognised(String name, String header, String first, String second) {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            ReadLog log = read(header + lineEnd + first + lineEnd + second + lineEnd, StandardCharsets.UTF_8);

            assertThat(log.report().layout()).isEqualTo(name);
            assertThat(log.totals()).isEqualTo(TOTALS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" customer_id  date number_of_cds  dollar_value\r\n", ""})
    void theTextOfCdnowIsReadWithAndWithoutItsHeader(String header) {
        ReadLog log = read(
                header + " 00007 20240325  1   12.50\r\n 00008 20240326  2    3.00\r\n 00008 20240326  2    0.00\r\n",
                StandardCharsets.US_ASCII);

        assertThat(log.report().layout()).isEqualTo("CDNOW master");
        assertThat(log.report().reading().delimiter()).isEqualTo("spaces");
        assertThat(log.totals())
                .containsExactly(Map.entry("00007 2024-03-25", "12.5 in 1"), Map.entry("00008 2024-03-26", "3.0 in 1"));
    }

    @Test
    void gzipOfOneOrSeveralPartsIsInflated() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : UNIFORM.split("(?<=\n)", 2)) {
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(ReadLog.of(bytes.toByteArray(), LogFormat.DETECT, ReadLog.RULES)
                        .totals())
                .isEqualTo(TOTALS);
        byte[] cut = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
        assertThatThrownBy(() -> ReadLog.of(cut, LogFormat.DETECT, ReadLog.RULES))
                .hasMessageContaining("not a complete gzip file")
                .hasMessageContaining("download it again");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, \ufeff, UTF-8",
        "UTF-16LE, \ufeff, UTF-16LE",
        "UTF-16BE, \ufeff, UTF-16BE",
        "windows-1252, '', windows-1252"
    })
    void encodingsAreDetected(String charset, String mark, String name) {
        ReadLog log = read(mark + UNIFORM.replace("7,", "Zoë,"), Charset.forName(charset));

        assertThat(log.customers()).containsExactly("Zoë", "8");
        assertThat(log.report().reading().encoding()).isEqualTo(name);
    }

    @Test
    void anEncodingCanBeGiven() {
        LogFormat format = new LogFormat(ColumnNames.DETECT, Choices.NONE, Charset.forName("Shift_JIS"), null);
        ReadLog log = ReadLog.of(
                UNIFORM.replace("7,", "\u5c71\u7530,").getBytes(Charset.forName("Shift_JIS")), format, ReadLog.RULES);

        assertThat(log.customers()).containsExactly("\u5c71\u7530", "8");
        assertThat(log.report().reading().encoding()).isEqualTo("Shift_JIS");
    }

    @Test
    void otherColumnsAreNamedInAnyCase() {
        ReadLog log = ReadLog.of(
                ReadLog.columns("Kunde", "datum", "BETRAG"),
                "Kunde\tDatum\tBetrag",
                "7\t25.3.2024\t12,50",
                "8\t26.3.2024\t3,-");

        assertThat(log.report().layout()).isEqualTo("columns as named");
        assertThat(log.report().reading().columns())
                .isEqualTo(Map.of("customer", "Kunde", "time", "Datum", "amount", "Betrag"));
        assertThat(log.totals()).containsEntry("7 2024-03-25", "12.5 in 1");
    }

    @Test
    void anUnknownHeaderIsReportedWithItsColumnsAndTheOptionsToGive() {
        assertThatThrownBy(() -> ReadLog.of("Erste;Zweite;Dritte", "7;Brot;12,50"))
                .hasMessageContaining("--customer-column")
                .hasMessageContaining("--time-column")
                .hasMessageContaining("'Erste', 'Zweite', 'Dritte'");
    }

    @Test
    void everyColumnThatDoesNotExistIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> ReadLog.of(ReadLog.columns("custmer", "stamp", "amount"), UNIFORM.split("\n")))
                .hasMessageContaining("no column 'custmer' for the customer, nearest are 'customer_id'")
                .hasMessageContaining("no column 'stamp' for the time, nearest are 'timestamp'");
    }

    @ParameterizedTest
    @CsvSource({
        "3/4/2024, 3/5/2024, 3/6/2024, 2024-03-04, because neighbouring rows lie closer together",
        "3/4/2024, 4/4/2024, 5/4/2024, 2024-04-03, because neighbouring rows lie closer together",
        "3/4/2024, 25/4/2024, 5/4/2024, 2024-04-03, for '25/4/2024' is a date only in this order",
        "3/4/2024, 4/25/2024, 5/4/2024, 2024-03-04, for '4/25/2024' is a date only in this order",
        "3/4/24, 3/4/24, 3/4/24, 2024-03-04, a guess",
        "3.4.24, 3.4.24, 3.4.24, 2024-04-03, a guess",
        "1-Apr-24, 2-Apr-24, 03 April 2024, 2024-04-01, as written",
    })
    void theOrderOfDayAndMonthIsDetectedAndExplained(String one, String two, String three, String day, String how) {
        ReadLog log = ReadLog.of("customer,date,amount", "a," + one + ",1", "b," + two + ",1", "c," + three + ",1");

        assertThat(log.report().reading().dates()).contains(how);
        assertThat(log.lines().get(0).day()).isEqualTo(day);
    }

    @Test
    void aLateDateThatProvesTheOrderSettlesItInAFileAndStopsAStream() {
        StringBuilder text = new StringBuilder("customer,date,amount\n");
        text.append("someone,01/02/2024,1\nanother,01/02/2024,1\n".repeat(30_000))
                .append("late,25/02/2024,1\n");

        ReadLog file = read(text.toString(), StandardCharsets.UTF_8);
        assertThat(file.report().reading().dates()).contains("day first, for '25/02/2024'");
        assertThat(file.lines().get(0).day()).isEqualTo("2024-02-01");

        CsvRows stream = CsvRows.of(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), "stream", LogFormat.DETECT);
        assertThatThrownBy(() -> stream.read(ReadLog.RULES, (id, from, to, day, amount, order) -> {}, RowProgress.NONE))
                .hasMessageContaining("month first, which is a guess")
                .hasMessageContaining("line 60002")
                .hasMessageContaining("d/M/yyyy");
    }

    @Test
    void aDateFormatCanBeGiven() {
        LogFormat format = new LogFormat(ColumnNames.DETECT, Choices.ofDateFormat("yyyy/dd/MM"), null, null);
        ReadLog log = ReadLog.of(format, "customer,date,amount", "a,2024/25/03 10:00,1", "b,2024/26/03,1");

        assertThat(log.lines().get(0).day()).isEqualTo("2024-03-25");
        assertThat(log.lines().get(1).day()).isEqualTo("2024-03-26");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                     | is empty",
                "customer_id,timestamp,amount           | has a header but no row",
                "PK\u0003\u0004zip                      | is not a complete zip file",
                "one column                             | no column is known to hold the customer",
                "'customer,date\na,yesterday\nb,2099-01-01' | none of the 2 rows",
            })
    void aFileThatIsNoLogSaysWhy(String text, String message) {
        assertThatThrownBy(() -> read(text, StandardCharsets.ISO_8859_1))
                .hasMessageContaining(message)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aRefundOfAnOrderThatIsSetAsideTakesNothingOff() {
        ReadLog log = ReadLog.of(
                "id,status,type,total_amount,billing_email,date_created_gmt,parent_order_id",
                "1,completed,shop_order,50.00,a@x.org,2024-03-01 10:00:00,0",
                "2,refunded,shop_order,30.00,a@x.org,2024-03-05 10:00:00,0",
                "3,completed,shop_order,20.00,b@x.org,2024-03-06 10:00:00,0",
                "90,completed,shop_order_refund,-30.00,NULL,2024-03-08 10:00:00,2",
                "91,completed,shop_order_refund,-5.00,NULL,2024-03-09 10:00:00,1");

        assertThat(log.report().setAside()).containsEntry("refunded order", 1L);
        assertThat(log.spent()).isEqualTo(Map.of("a@x.org", 45.0, "b@x.org", 20.0));
    }

    @ParameterizedTest
    @CsvSource({"金額, true", "결제금액, true", "Betrag, false"})
    void largeWholeAmountsAreCentsOrNotUnlessTheirCurrencyHasNone(String amount, boolean read) {
        String[] rows = new String[61];
        rows[0] = "customer_id,order_date," + amount;
        for (int i = 1; i <= 60; i++) {
            rows[i] = "c" + i % 7 + ",2024-03-" + (10 + i % 20) + "," + (15_000 + 137 * i);
        }
        if (read) {
            assertThat(ReadLog.of(rows).report().rowsKept()).isEqualTo(60);
        } else {
            assertThatThrownBy(() -> ReadLog.of(rows)).hasMessageContaining("may be cents");
        }
    }

    @Test
    void anIdThatIsNewWithEachOrderIsNoCustomerUnlessItIsNamed() {
        String[] rows = new String[41];
        rows[0] = "order_id,customer_id,order_date,amount";
        for (int i = 1; i <= 40; i++) {
            rows[i] = "o" + i + ",c" + i + ",2024-03-" + (10 + i % 20) + ",12.50";
        }
        assertThatThrownBy(() -> ReadLog.of(rows))
                .hasMessageContaining("each value of 'customer_id' has one order only")
                .hasMessageContaining("--customer-column");
        assertThat(ReadLog.of(ReadLog.columns("customer_id", "order_date", "amount"), rows)
                        .report()
                        .rowsKept())
                .isEqualTo(40);
    }

    @Test
    void oneStrayQuoteSpoilsItsOwnLineOnly() {
        String rest = "8,2024-03-26,1,x\n".repeat(9000);
        ReadLog log = read("customer,date,amount,note\n7,2024-03-25,1,\"x\n" + rest, StandardCharsets.UTF_8);

        assertThat(log.report().rowsKept()).isEqualTo(9001);
    }

    private static ReadLog named(String header, String between) {
        return ReadLog.of(
                header,
                "2024-03-01,Invoice" + between + ",n1,Ash Ltd,10.50",
                "2024-03-02,Invoice" + between + ",n2,Elm Ltd,11.50",
                "2024-03-03,Invoice" + between + ",n3,Ash Ltd,12.50");
    }

    @Test
    void aNameBesideTypesAndNumbersOfDocumentsIsTheCustomers() {
        ReadLog log = named("Date,Type,Document Number,Name,Amount", "");

        assertThat(log.customers()).containsExactlyInAnyOrder("Ash Ltd", "Elm Ltd");
        assertThat(log.report().reading().doubts()).anyMatch(doubt -> doubt.contains("taken from 'Name'"));
    }

    @Test
    void aNameBesideQuantitiesIsAProducts() {
        assertThatThrownBy(() -> named("Date,Type,Qty,Document Number,Name,Amount", ",1"))
                .hasMessageContaining("no column is known to hold the customer");
    }
}
