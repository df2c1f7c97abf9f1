package io.customerprediction.transactions.csv;

import static io.customerprediction.transactions.csv.MadeUpOrders.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.MadeUpOrders.Line;
import io.customerprediction.transactions.csv.MadeUpOrders.Order;
import io.customerprediction.transactions.csv.MadeUpOrders.Purchases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exports of shops, tills, payment services and spreadsheets are read right without an option, or refused in words. */
class ExportsTest {
    private static final MadeUpOrders SHOP = MadeUpOrders.of(41, 300);
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2024, 12, 31));

    @TempDir
    Path folder;

    private CleanedLog read(byte[] file) throws IOException {
        return CleanedLog.read(
                CsvRows.of(Files.write(folder.resolve("export.csv"), file), LogFormat.DETECT), RULES, RowProgress.NONE);
    }

    private static Purchases purchases(PurchaseLog log) {
        Purchases found = new Purchases();
        for (int i = 0; i < log.size(); i++) {
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size(); k++) {
                found.add(
                        log.customerId(i),
                        LocalDate.ofEpochDay(history.day(k)),
                        log.hasAmounts() ? Math.round(100 * history.amount(k)) : 1);
            }
        }
        return found.net();
    }

    private static byte[] text(String header, Stream<String> rows) {
        return bytes(header, rows, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String header, Stream<String> rows, Charset charset) {
        return (header + "\n" + rows.collect(Collectors.joining("\n")) + "\n").getBytes(charset);
    }

    private static Stream<String> orders(Function<Order, String> row) {
        return SHOP.orders().stream().map(row);
    }

    private static Stream<String> lines(LineText row) {
        return SHOP.orders().stream()
                .flatMap(order -> IntStream.range(0, order.lines().size())
                        .mapToObj(k -> row.of(order, order.lines().get(k), k == 0)));
    }

    @FunctionalInterface
    private interface LineText {
        String of(Order order, Line line, boolean first);
    }

    private static String date(Order order, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(order.day().atTime(9, order.number() % 60));
    }

    private static Purchases all() {
        return SHOP.purchases(order -> "" + order.customer(), order -> true);
    }

    private static Purchases sales(Function<Order, String> customer, Function<Order, String> status, String... kept) {
        return SHOP.purchases(customer, order -> List.of(kept).contains(status.apply(order)));
    }

    private static String comma(String money) {
        return money.replace('.', ',');
    }

    private static Arguments export(String name, byte[] file, Purchases truth) {
        return Arguments.of(name, file, truth);
    }

    private static Arguments shopify() {
        Function<Order, String> status = order -> order.oneOf("paid", "paid", "paid", "voided", "pending", "refunded");
        return export(
                "Shopify",
                text(
                        "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Created at,"
                                + "Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount",
                        lines((order, line, first) -> (first
                                        ? String.format(
                                                Locale.ROOT,
                                                "#%d,%s,%s,%s,fulfilled,EUR,%s,%s,%s",
                                                order.number(),
                                                order.mail(),
                                                status.apply(order),
                                                date(order, "yyyy-MM-dd HH:mm:ss '+0200'"),
                                                order.total(),
                                                order.total(),
                                                date(order, "yyyy-MM-dd HH:mm:ss '+0200'"))
                                        : String.format(
                                                Locale.ROOT,
                                                "#%d,%s,,,,,,,%s",
                                                order.number(),
                                                order.mail(),
                                                date(order, "yyyy-MM-dd HH:mm:ss '+0200'")))
                                + String.format(
                                        Locale.ROOT,
                                        ",%d,Tea,%s,%s",
                                        line.quantity(),
                                        money(line.unitCents()),
                                        first ? "0.00" : ""))),
                sales(Order::mail, status, "paid").net());
    }

    private static Arguments stripe() {
        Function<Order, String> status =
                order -> order.oneOf("Paid", "Paid", "Failed", "Refunded", "Paid", "requires_payment_method");
        Purchases truth = new Purchases();
        SHOP.orders().stream()
                .filter(order -> status.apply(order).equals("Paid"))
                .forEach(order ->
                        truth.add(order.mail(), order.day(), order.cents() - (order.number() % 9 == 0 ? 50 : 0)));
        return export(
                "Stripe",
                text(
                        "id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer Email,Payment Source Type",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "ch_%d,%s,%s,%s,eur,%s,%s,card",
                                order.number(),
                                date(order, "yyyy-MM-dd HH:mm:ss"),
                                order.total(),
                                status.apply(order).equals("Refunded")
                                        ? order.total()
                                        : order.number() % 9 == 0 ? "0.50" : "0.00",
                                status.apply(order),
                                order.mail()))),
                truth.net());
    }

    private static Arguments wooCommerce() {
        Function<Order, String> status =
                order -> order.oneOf("completed", "processing", "cancelled", "failed", "pending", "refunded");
        return export(
                "WooCommerce analytics",
                text(
                        "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),N. Revenue",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "%s,%d,€%s,%s,Person %d,returning,1× Tea,%s",
                                date(order, "yyyy-MM-dd HH:mm:ss"),
                                order.number(),
                                order.total(),
                                status.apply(order),
                                order.customer(),
                                order.total()))),
                sales(order -> "Person " + order.customer(), status, "completed", "processing")
                        .net());
    }

    private static Arguments payPal() {
        Function<Order, String> status = order -> order.oneOf("Abgeschlossen", "Abgeschlossen", "Offen", "Abgelehnt");
        return export(
                "PayPal in German",
                text(
                        "\uFEFF\"Datum\",\"Uhrzeit\",\"Zeitzone\",\"Name\",\"Typ\",\"Status\",\"Währung\",\"Brutto\",\"Entgelt\","
                                + "\"Netto\",\"Absender E-Mail-Adresse\",\"Empfänger E-Mail-Adresse\",\"Transaktionscode\"",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "\"%s\",\"09:00:00\",\"CET\",\"Person\",\"%s\",\"%s\",\"EUR\",\"%s\",\"-0,35\",\"%s\",\"%s\",\"%s\",\"T%d\"",
                                date(order, "dd.MM.yyyy"),
                                order.number() % 11 == 0 ? "Allgemeine Abbuchung" : "Website-Zahlung",
                                status.apply(order),
                                (order.number() % 11 == 0 ? "-" : "") + comma(order.total()),
                                comma(money(order.cents() - 35)),
                                order.number() % 11 == 0 ? "shop@shop.example" : order.mail(),
                                order.number() % 11 == 0 ? "" : "shop@shop.example",
                                order.number()))),
                SHOP.purchases(
                                Order::mail,
                                order -> status.apply(order).equals("Abgeschlossen") && order.number() % 11 != 0)
                        .net());
    }

    private static Arguments refundRows() {
        Purchases truth = all();
        SHOP.orders().stream()
                .filter(order -> order.number() % 8 == 0)
                .forEach(order -> truth.add("" + order.customer(), order.day(), -refund(order)));
        return export(
                "refunds as rows of their own",
                text(
                        "order_id,customer_id,transaction_type,date,amount",
                        SHOP.orders().stream()
                                .flatMap(order -> Stream.of("sale", "refund")
                                        .filter(type -> type.equals("sale") || order.number() % 8 == 0)
                                        .map(type -> String.format(
                                                Locale.ROOT,
                                                "%d,%d,%s,%s,%s",
                                                order.number(),
                                                order.customer(),
                                                type,
                                                date(order, "yyyy-MM-dd"),
                                                type.equals("sale") ? order.total() : money(refund(order)))))),
                truth.net());
    }

    private static long refund(Order order) {
        return order.number() % 16 == 0 ? order.cents() : 25;
    }

    private static Arguments totalOnEachLine() {
        return export(
                "order total on each line",
                text(
                        "Order Number,Order Date,Customer Email,Item Name,Quantity,Item Cost,Order Total Amount",
                        lines((order, line, first) -> String.format(
                                Locale.ROOT,
                                "%d,%s,%s,Tea,%d,%s,%s",
                                order.number(),
                                date(order, "yyyy-MM-dd"),
                                order.mail(),
                                line.quantity(),
                                money(line.unitCents()),
                                order.total()))),
                SHOP.purchases(Order::mail, order -> true));
    }

    private static Arguments lineTotal() {
        Purchases truth = new Purchases();
        SHOP.orders()
                .forEach(order -> order.lines()
                        .forEach(line -> truth.add(
                                "" + order.customer(), order.day(), line.cents() - (line.quantity() > 2 ? 30 : 0))));
        return export(
                "line total after the discount",
                text(
                        "invoice,customer_id,invoice_date,sku,quantity,unit_price,discount,line_total",
                        lines((order, line, first) -> String.format(
                                Locale.ROOT,
                                "%d,%d,%s,A%d,%d,%s,%s,%s",
                                order.number(),
                                order.customer(),
                                date(order, "yyyy-MM-dd"),
                                line.unitCents(),
                                line.quantity(),
                                money(line.unitCents()),
                                line.quantity() > 2 ? "0.30" : "0.00",
                                money(line.cents() - (line.quantity() > 2 ? 30 : 0))))),
                truth);
    }

    private static Arguments till() {
        return export(
                "till whose user is the cashier",
                text(
                        "Receipt,Date,User,Customer Name,Total",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "%d,%s,%s,Person %d,%s",
                                order.number(),
                                date(order, "yyyy-MM-dd HH:mm:ss"),
                                order.oneOf("anna", "ben", "carl"),
                                order.customer(),
                                order.total()))),
                SHOP.purchases(order -> "Person " + order.customer(), order -> true));
    }

    private static Arguments olist() {
        return export(
                "Olist",
                text(
                        "order_id,customer_id,order_status,order_purchase_timestamp,customer_unique_id,price",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "o%d,k%d,delivered,%s,u%d,%s",
                                order.number(),
                                order.number(),
                                date(order, "yyyy-MM-dd HH:mm:ss"),
                                order.customer(),
                                order.total()))),
                SHOP.purchases(order -> "u" + order.customer(), order -> true));
    }

    private static Arguments german() {
        return export(
                "German shop",
                text(
                        "Bestellnummer;Kundennummer;Bestelldatum;Gesamtbetrag",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "%d;%d;%s;%s",
                                order.number(),
                                order.customer(),
                                date(order, "dd.MM.yyyy"),
                                comma(order.total())))),
                all());
    }

    private static Arguments guests(String... words) {
        return export(
                "guests " + List.of(words),
                text(
                        "customer_id,order_id,date,amount",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "%s,%d,%s,%s",
                                order.number() % 3 == 0 ? order.oneOf(words) : "" + order.customer(),
                                order.number(),
                                date(order, "yyyy-MM-dd"),
                                order.total()))),
                SHOP.purchases(order -> "" + order.customer(), order -> order.number() % 3 != 0));
    }

    private static Arguments mails() {
        return export(
                "mails in several spellings",
                text(
                        "E-Mail,order_id,date,amount",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "%s,%d,%s,%s",
                                order.oneOf(order.mail(), order.mail().toUpperCase(Locale.ROOT), " " + order.mail()),
                                order.number(),
                                date(order, "yyyy-MM-dd"),
                                order.total()))),
                SHOP.purchases(Order::mail, order -> true));
    }

    private static Arguments floatIds() {
        return simple("ids of a data frame", order -> order.customer() + order.oneOf("", ".0"), "yyyy-MM-dd");
    }

    private static Arguments simple(String name, Function<Order, String> customer, String pattern) {
        return written(name, customer, order -> date(order, pattern), Order::total, all());
    }

    private static Arguments written(
            String name,
            Function<Order, String> customer,
            Function<Order, String> date,
            Function<Order, String> amount,
            Purchases truth) {
        return export(
                name,
                text(
                        "customer_id;order_id;order_date;amount",
                        orders(order -> String.join(
                                ";",
                                customer.apply(order),
                                "" + order.number(),
                                date.apply(order),
                                amount.apply(order)))),
                truth);
    }

    private static Arguments germanMonths() {
        return written(
                "German months",
                order -> "" + order.customer(),
                order -> DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMAN)
                        .format(order.day()),
                order -> comma(order.total()),
                all());
    }

    private static Arguments serials() {
        return written(
                "day numbers of a spreadsheet",
                order -> "" + order.customer(),
                order -> "" + (order.day().toEpochDay() + 25_569),
                Order::total,
                all());
    }

    private static Arguments dots() {
        return written(
                "dots between thousands",
                order -> "" + order.customer(),
                order -> date(order, "yyyy-MM-dd"),
                order -> String.format(Locale.GERMANY, "%,d", order.cents()),
                multiplied(100));
    }

    private static Arguments apostrophes() {
        return written(
                "Swiss apostrophes",
                order -> "" + order.customer(),
                order -> date(order, "dd.MM.yyyy"),
                order ->
                        String.format(Locale.ROOT, "%,.2f", order.cents() / 1.0).replace(',', '’'),
                multiplied(100));
    }

    private static Purchases multiplied(int by) {
        Purchases truth = new Purchases();
        SHOP.orders().forEach(order -> truth.add("" + order.customer(), order.day(), (long) by * order.cents()));
        return truth;
    }

    private static final String PLAIN = "customer_id\torder_id\torder_date\tamount";

    private static Stream<String> plain() {
        return orders(order -> String.join(
                "\t", "" + order.customer(), "" + order.number(), date(order, "yyyy-MM-dd"), order.total()));
    }

    private static Arguments lineEnds() {
        String text = new String(text(PLAIN, plain()), StandardCharsets.UTF_8);
        return export("carriage returns", text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8), all());
    }

    private static Arguments preamble(String name, String before) {
        String text = new String(text(PLAIN, plain()), StandardCharsets.UTF_8).replace('\t', ';');
        return export(name, (before + text).getBytes(StandardCharsets.UTF_8), all());
    }

    private static Arguments gzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text(PLAIN, plain()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return export("gzip under another name", bytes.toByteArray(), all());
    }

    private static Arguments shortRows() {
        return export(
                "empty cells dropped, line breaks quoted",
                text(
                        "customer_id,order_id,order_date,amount,note,coupon",
                        orders(order -> String.format(
                                Locale.ROOT,
                                "%d,%d,%s,%s%s",
                                order.customer(),
                                order.number(),
                                date(order, "yyyy-MM-dd"),
                                order.total(),
                                order.oneOf("", ",\"left,\nat \"\"the\"\" door\"", ",x,y")))),
                all());
    }

    private static Arguments events() {
        Purchases truth = new Purchases();
        SHOP.orders()
                .forEach(order -> truth.add(
                        "" + order.customer(), order.day(), order.lines().get(0).unitCents()));
        return export(
                "events of a shop",
                text(
                        "event_time,event_type,product_id,category_code,brand,price,user_id",
                        SHOP.orders().stream()
                                .flatMap(order -> Stream.of("view", "cart", "purchase")
                                        .map(type -> String.format(
                                                Locale.ROOT,
                                                "%s,%s,%d,tea,leaf,%s,%d",
                                                date(order, "yyyy-MM-dd HH:mm:ss 'UTC'"),
                                                type,
                                                order.number(),
                                                money(order.lines().get(0).unitCents()),
                                                order.customer())))),
                truth);
    }

    private static Arguments twice() {
        List<String> rows = plain().toList();
        return export(
                "a block that stands twice",
                text(PLAIN, Stream.concat(rows.stream(), rows.stream().skip(150))),
                all());
    }

    private static Stream<Arguments> exports() {
        return Stream.of(
                shopify(),
                stripe(),
                wooCommerce(),
                payPal(),
                refundRows(),
                totalOnEachLine(),
                lineTotal(),
                till(),
                olist(),
                german(),
                guests("0"),
                guests("Guest", "Unknown", "N/A", "-"),
                mails(),
                floatIds(),
                germanMonths(),
                serials(),
                simple("day first", order -> "" + order.customer(), "d/M/yyyy"),
                simple("month first", order -> "" + order.customer(), "M/d/yyyy h:mm a"),
                dots(),
                apostrophes(),
                export("UTF-16 with its mark", bytes("\uFEFF" + PLAIN, plain(), StandardCharsets.UTF_16LE), all()),
                export("UTF-16 without", bytes(PLAIN, plain(), StandardCharsets.UTF_16LE), all()),
                lineEnds(),
                preamble("a line for the spreadsheet", "sep=;\n"),
                preamble("titles", "Sales report\nmade on 2024-12-01\n\n"),
                gzip(),
                shortRows(),
                events(),
                twice());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exports")
    void anExportIsReadRightWithoutAnOption(String name, byte[] file, Purchases truth) throws IOException {
        CleanedLog log = read(file);

        assertThat(purchases(log.purchases()).cents)
                .as(() -> log.cleaning().toString())
                .isEqualTo(truth.cents);
    }

    private static Arguments refused(String says, String header, Function<Order, String> row) {
        return Arguments.of(says, text(header, orders(row)));
    }

    private static Stream<Arguments> wrongFiles() {
        return Stream.of(
                refused(
                        "currencies",
                        "customer_id,order_id,date,amount,currency",
                        order -> String.format(
                                Locale.ROOT,
                                "%d,%d,%s,%s,%s",
                                order.customer(),
                                order.number(),
                                order.day(),
                                order.total(),
                                order.oneOf("USD", "EUR", "JPY"))),
                refused(
                        "8.80",
                        "customer_id,order_id,date,amount",
                        order -> String.format(
                                Locale.ROOT,
                                "8.80%dE+12,%d,%s,%s",
                                order.customer() % 9,
                                order.number(),
                                order.day(),
                                order.total())),
                refused(
                        "day first or month first",
                        "customer_id,order_id,date,amount",
                        order -> String.format(
                                Locale.ROOT,
                                "%d,%d,%02d/%02d/2023,%s",
                                order.customer(),
                                order.number(),
                                1 + order.number() % 12,
                                1 + order.number() / 12 % 12,
                                order.total())),
                refused(
                        "cents",
                        "customer_id,order_id,date,amount",
                        order -> String.format(
                                Locale.ROOT,
                                "%d,%d,%s,%d",
                                order.customer(),
                                order.number(),
                                order.day(),
                                100_000 + order.cents())),
                refused(
                        "recency",
                        "customer_id,recency,frequency,monetary",
                        order -> String.format(
                                Locale.ROOT,
                                "c%d,%d,%d,%s",
                                order.number(),
                                order.number() % 90,
                                order.number() % 7,
                                order.total())),
                refused(
                        "gorbel",
                        "customer_id,order_id,date,amount,order_status",
                        order -> String.format(
                                Locale.ROOT,
                                "%d,%d,%s,%s,%s",
                                order.customer(),
                                order.number(),
                                order.day(),
                                order.total(),
                                order.oneOf("paid", "gorbel"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void whatCannotBeReadRightIsRefusedInOneLine(String says, byte[] file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .message()
                .containsIgnoringCase(says)
                .doesNotContain("\n", "Exception")
                .hasSizeLessThan(1_500);
    }

    @Test
    void aListOfCustomersIsNoLog() {
        byte[] file = text(
                "Customer ID,First Name,Email,Created At,Total Spent,Total Orders",
                orders(order -> String.format(
                        Locale.ROOT,
                        "%d,Ada,%s,%s,%s,%d",
                        order.number(),
                        "p" + order.number() + "@mail.example",
                        order.day(),
                        order.total(),
                        order.number() % 9)));

        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageContaining("customer");
    }
}
