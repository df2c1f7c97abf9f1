package io.customerprediction.app.pages.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file leaves open is asked on its page in plain words, and the answers are followed. */
class BatchQuestionsTest {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"(found-[a-z]+)\" value=\"([^\"]*)\">");
    private static final Pattern CHOSEN = Pattern.compile(
            "<select id=\"([a-z]+)\"(?:(?!</select>).)*<option value=\"([^\"]*)\" selected", Pattern.DOTALL);

    /** Every date is of the first days of a month, amounts are large whole numbers, and two statuses are not known. */
    private static final String OPEN = """
            customer_id;order_date;amount;order_status
            c1;03/04/2023;199000;gorbel
            c2;04/05/2023;299000;paid
            c3;05/06/2023;399000;gorbel
            c1;06/07/2023;499000;snurf
            c2;07/08/2023;599000;paid
            c3;08/09/2023;699000;paid
            """;

    @TempDir
    Path folder;

    @AutoClose
    private final Store store = TestStore.empty();

    @AutoClose
    private TestServer server;

    private Visitor visitor;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, store);
        visitor = new Visitor(server);
    }

    /** Presses the button of the page with everything as it stands there, but these fields. */
    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> answers) {
        Map<String, String> fields = new HashMap<>(Map.of("content", "transactions", "use", "score"));
        for (Pattern pattern : new Pattern[] {FIELD, CHOSEN}) {
            Matcher found = pattern.matcher(page.body());
            while (found.find()) {
                fields.put(found.group(1), found.group(2));
            }
        }
        fields.putAll(answers);
        String path = page.uri().getPath().replace("/order", "");
        return visitor.submit(path, path + "/order", fields);
    }

    @Test
    void allQuestionsAreAskedAtOnceAndTheAnswersAreFollowed() throws IOException {
        String more = OPEN.substring(OPEN.indexOf(10) + 1).replace("2023", "2024");
        String rows = OPEN
                + IntStream.rangeClosed(1, 5)
                        .mapToObj(k -> more.replace("000;", k + "00;"))
                        .collect(Collectors.joining());
        HttpResponse<String> page = visitor.upload("open.csv", rows);

        assertThat(page.body())
                .contains("Which comes first in a date", "The day: 03/04/2023 is 3 April 2023")
                .contains("The month: 03/04/2023 is 4 March 2023")
                .contains("Are rows with “gorbel” purchases?", "Are rows with “snurf” purchases?")
                .contains("12 of the first 36 rows have this value, for example: c1 · 03/04/2023 · 199000 · gorbel")
                .contains(
                        "<option value=\"order_date\" selected>order_date: 03/04/2023 · 04/05/2023 · 05/06/2023</option>")
                .doesNotContain("--keep", "--date-format");

        HttpResponse<String> some = submit(page, Map.of("date-order", "M/d/yyyy", "status:gorbel", "purchase"));
        assertThat(some.statusCode()).isEqualTo(422);
        assertThat(some.body())
                .contains("value=\"M/d/yyyy\" checked", "Choose an answer.")
                .contains("name=\"status:gorbel\" value=\"purchase\" checked");

        HttpResponse<String> batch = submit(
                some,
                Map.of(
                        "date-order",
                        "M/d/yyyy",
                        "amount-unit",
                        "cents",
                        "status:gorbel",
                        "purchase",
                        "status:snurf",
                        "no-purchase"));
        assertThat(visitor.whenOver(batch))
                .contains("36 rows read, 30 kept, 6 set aside; from 2023-03-04", "status left out as asked");
        String path = batch.uri().getPath();
        assertThat(visitor.get(path + "/predictions.csv").body()).contains("c2,2024-08-09,");
    }

    @Test
    void anAnswerThatOnlyReadsSomeOfTheDatesIsNotTaken() throws IOException {
        HttpResponse<String> page = visitor.upload("days.csv", """
                household_key,BASKET_ID,DAY,SALES_VALUE
                1,11,1,2.50
                2,12,51,3.50
                1,13,111,4.50
                2,14,211,5.50
                """);
        assertThat(page.body()).contains("Which date is day 0?", "type=\"date\" id=\"dayZero-0\"");

        HttpResponse<String> wrong = submit(page, Map.of("day-zero", "soon"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"dayZero-0-error\"");

        HttpResponse<String> batch = submit(wrong, Map.of("day-zero", "2023-01-01"));
        assertThat(visitor.whenOver(batch)).contains("from 2023-01-02 to 2023-07-31", "dunnhumby");
    }

    @Test
    void oneOfSeveralCurrenciesIsChosen() throws IOException {
        HttpResponse<String> page = visitor.upload("currencies.csv", """
                customer_id,order_date,amount,currency
                c1,2024-01-15,12.50,EUR
                c2,2024-02-16,13.50,EUR
                c3,2024-03-17,1250,JPY
                """);
        assertThat(page.body()).contains("Which currency do you want to keep?", "name=\"currency\" value=\"JPY\"");

        HttpResponse<String> batch = submit(page, Map.of("currency", "EUR"));
        assertThat(visitor.whenOver(batch)).contains("3 rows read, 2 kept", "other currency");
    }

    @Test
    void questionsOfTheWholeFileAreAskedLaterAndEarlierAnswersAreKept() throws IOException {
        StringBuilder rows = new StringBuilder("customer_id;order_date;amount;order_status;order_id\n");
        rows.append("customer8;2024-01-02;5.50;cancelled;x0\n");
        for (int i = 0; i < 60_000; i++) {
            rows.append(String.format(
                    Locale.ROOT, "customer%d;2024-%02d-02;%d.50;paid;%d\n", 1 + i % 500, 1 + i / 5_000, 1 + i % 90, i));
        }
        rows.append("customer7;2024-12-03;5.50;gorbel;x1\n");
        HttpResponse<String> batch = visitor.upload(
                "long.csv",
                rows.toString().getBytes(StandardCharsets.UTF_8),
                Map.of("use", "score", "as-of", "2024-12-20"));

        visitor.whenOver(batch);
        HttpResponse<String> page =
                visitor.get(batch.uri().getPath() + "?" + batch.uri().getRawQuery());
        assertThat(page.body())
                .contains("Are rows with “gorbel” purchases?", "None of the first rows has this value")
                .contains("value=\"2024-12-20\"");
        HttpResponse<String> answered =
                submit(page, Map.of("status:gorbel", "purchase", "as-of", "2024-12-20", "use", "score"));
        assertThat(visitor.whenOver(answered)).contains("60,002 rows read, 60,001 kept", "Predicted as of 2024-12-20");
    }

    @Test
    void aRecognisedLayoutStaysWhenItsColumnsAreNotChanged() throws IOException {
        HttpResponse<String> page = visitor.upload("shop.csv", """
                Name,Email,Financial Status,Paid at,Total,Created at,Lineitem quantity,Lineitem name
                #1,a@x.org,paid,2024-01-15 10:00:00 +0100,12.50,2024-01-15 10:00:00 +0100,1,Tea
                #2,b@x.org,glimm,2024-02-15 10:00:00 +0100,22.50,2024-02-15 10:00:00 +0100,1,Tea
                #3,a@x.org,voided,2024-03-15 10:00:00 +0100,32.50,2024-03-15 10:00:00 +0100,1,Tea
                """);
        assertThat(page.body())
                .contains("Are rows with “glimm” purchases?", "What was understood", "Layout: Shopify orders");

        HttpResponse<String> batch = submit(page, Map.of("status:glimm", "purchase"));
        assertThat(visitor.whenOver(batch))
                .contains("Layout: Shopify orders", "3 rows read, 2 kept", "What was understood");
    }
}
