package io.customerprediction.app.pages.customers;

import io.customerprediction.app.export.CsvTable;
import io.customerprediction.app.export.CustomerCsv;
import io.customerprediction.app.export.ExcelTable;
import io.customerprediction.app.export.TableFile;
import io.customerprediction.app.insights.RandomShare;
import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.store.customers.CustomerAttributes.Attribute;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.survival.DayWindow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The customers of a list as a file, in the list's order. */
final class CustomersFile {
    private static final String GROUP = "group";

    /** The attributes of as many customers are read at a time. */
    private static final int CHUNK = 1_000;

    private CustomersFile() {}

    /** What a file can look like. */
    enum Format {
        /** CSV with the list's columns. */
        CSV,
        /** A workbook with the list's columns. */
        XLSX,
        /** CSV with all columns. */
        ALL,
        /** CSV that Klaviyo imports as profiles. */
        KLAVIYO("Email", "External ID"),
        /** CSV that Mailchimp imports as contacts. */
        MAILCHIMP("Email Address", "Customer ID"),
        /** CSV that HubSpot imports as contacts. */
        HUBSPOT("Email", "Customer ID");

        @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
        private final List<String> identities;

        Format(String... identities) {
            this.identities = List.of(identities);
        }

        /** The end of the file's name. */
        String ending() {
            return this == XLSX ? ".xlsx" : ".csv";
        }

        static Optional<Format> named(String name) {
            return Arrays.stream(values())
                    .filter(format -> CustomerSearch.name(format).equals(name))
                    .findFirst();
        }

        static String names() {
            return Arrays.stream(values()).map(CustomerSearch::name).collect(Collectors.joining(", "));
        }
    }

    /**
     * What the file holds.
     *
     * @param holdOut share of the customers to be left alone; 0 leaves out the column that says who
     * @param attributes of the customers, to be added; empty to leave them out
     */
    record Choice(Format format, double holdOut, Optional<CustomerAttributes> attributes) {
        /** Columns behind the others; the tools have names of their own for some. */
        private List<AttributeColumn> added() {
            return attributes.map(CustomerAttributes::columns).orElse(List.of()).stream()
                    .filter(column -> format.identities.isEmpty() || !isIdentity(column))
                    .toList();
        }

        /** The tools take a full name apart by themselves only where it comes as a first name. */
        private static boolean isIdentity(AttributeColumn column) {
            return switch (column.meaning()) {
                case EMAIL, FIRST_NAME, LAST_NAME, NAME -> true;
                case PHONE, COUNTRY, OTHER -> false;
            };
        }
    }

    /** Sends the file. */
    static void send(ScoredCustomers customers, CustomerSearch search, Choice choice, HttpServletResponse response)
            throws IOException {
        response.setContentType(
                choice.format == Format.XLSX
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"customers" + choice.format.ending() + "\"");
        write(customers, search, choice, response.getOutputStream());
    }

    /** Writes the file and closes it. */
    static void write(ScoredCustomers customers, CustomerSearch search, Choice choice, OutputStream out)
            throws IOException {
        Format format = choice.format;
        double holdOut = choice.holdOut;
        Scoring scoring = customers.scoring();
        CustomerQuery query = search.query();
        if (format == Format.ALL && holdOut == 0 && choice.attributes.isEmpty()) {
            try (CustomerCsv csv = new CustomerCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                customers.export(query.filter(), query.sort(), query.descending(), c -> csv.write(scoring, c));
            }
            return;
        }
        List<CustomerColumn> columns = format == Format.ALL ? List.of(CustomerColumn.values()) : search.columns();
        RandomShare drawn = new RandomShare(scoring.model().id() + " " + scoring.asOf(), holdOut);
        try (TableFile file = format == Format.XLSX ? new ExcelTable(out, "Customers") : new CsvTable(out)) {
            List<AttributeColumn> added = choice.added();
            List<String> head = head(format, columns, holdOut > 0);
            PersonalColumns personal = new PersonalColumns(choice, added);
            file.write(personal.head(head));
            List<CustomerRow> waiting = new ArrayList<>();
            Runnable write = () -> {
                personal.read(waiting);
                for (CustomerRow c : waiting) {
                    List<@Nullable Object> cells = cells(format, columns, c, scoring);
                    if (holdOut > 0) {
                        cells.add(drawn.draws(c.id()) ? "hold-out" : "contact");
                    }
                    file.write(personal.cells(c.id(), cells));
                }
                waiting.clear();
            };
            customers.export(query.filter(), query.sort(), query.descending(), c -> {
                waiting.add(c);
                if (waiting.size() == CHUNK) {
                    write.run();
                }
            });
            write.run();
        }
    }

    /** The attributes in a file. For one thread. */
    private static final class PersonalColumns {
        private final Choice choice;
        private final List<AttributeColumn> added;
        private Map<String, List<Attribute>> known = Map.of();

        PersonalColumns(Choice choice, List<AttributeColumn> added) {
            this.choice = choice;
            this.added = added;
        }

        void read(List<CustomerRow> customers) {
            known = choice.attributes
                    .map(all -> all.of(customers.stream().map(CustomerRow::id).toList()))
                    .orElse(Map.of());
        }

        private boolean isForTool() {
            return choice.attributes.isPresent() && !choice.format.identities.isEmpty();
        }

        List<String> head(List<String> head) {
            List<String> all = new ArrayList<>(head);
            if (isForTool()) {
                all.addAll(2, List.of("First Name", "Last Name"));
            }
            added.forEach(column -> all.add(column.name()));
            return all;
        }

        List<@Nullable Object> cells(String customer, List<@Nullable Object> cells) {
            List<Attribute> own = known.getOrDefault(customer, List.of());
            if (isForTool()) {
                String email = KnownView.first(own, AttributeMeaning.EMAIL);
                if (isEmail(email)) {
                    cells.set(0, email.toLowerCase(Locale.ROOT));
                }
                String first = KnownView.first(own, AttributeMeaning.FIRST_NAME);
                cells.add(2, orNull(first.isEmpty() ? KnownView.first(own, AttributeMeaning.NAME) : first));
                cells.add(3, orNull(KnownView.first(own, AttributeMeaning.LAST_NAME)));
            }
            for (AttributeColumn column : added) {
                cells.add(own.stream()
                        .filter(attribute -> attribute.column().key().equals(column.key()))
                        .map(Attribute::value)
                        .findFirst()
                        .orElse(null));
            }
            return cells;
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    private static List<String> head(Format format, List<CustomerColumn> columns, boolean groups) {
        List<String> head = new ArrayList<>(format.identities);
        if (head.isEmpty()) {
            columns.forEach(column -> head.add(column.fileName()));
        } else {
            head.addAll(List.of(
                    "Churn Probability",
                    "Segment",
                    "Next Order From",
                    "Next Order To",
                    "Expected Orders",
                    "Expected Spend",
                    "Days Since Last Order",
                    "Orders"));
        }
        if (groups) {
            head.add(format.identities.isEmpty() ? GROUP : "Group");
        }
        return head;
    }

    private static List<@Nullable Object> cells(
            Format format, List<CustomerColumn> columns, CustomerRow c, Scoring scoring) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (format.identities.isEmpty()) {
            columns.forEach(column -> cells.add(column.value(c, scoring)));
            return cells;
        }
        DayWindow window = c.nextOrder();
        CustomerWorth worth = c.worth();
        cells.add(isEmail(c.id()) ? c.id().toLowerCase(Locale.ROOT) : null);
        cells.add(c.id());
        cells.add(c.churnProbability());
        cells.add(CustomerColumn.SEGMENT.value(c, scoring));
        cells.add(window == null ? null : scoring.asOf().plusDays(window.from()));
        cells.add(window == null ? null : scoring.asOf().plusDays(window.to()));
        cells.add(worth == null ? null : worth.orders());
        cells.add(worth == null || !worth.hasMoney() ? null : worth.spend());
        cells.add(c.recency());
        cells.add(c.frequency());
        return cells;
    }

    /** Many shops know their customers by their addresses. */
    private static boolean isEmail(String id) {
        return id.matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");
    }
}
