package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.WordFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises tables that have customers, but not their purchases. */
final class NotALog {
    private static final int ENOUGH_ROWS = 20;
    private static final int CERTAINLY_ENOUGH_ROWS = 50;
    private static final Pattern QUESTION = Pattern.compile(".*[?\uff1f\u061f]\\s*");
    private static final Pattern QUOTE = Pattern.compile(
            ".*(angebots?(nummer|nr|datum)|devis|presupuesto|preventivo|offertenummer|quot(e|ation)(number|no|date|total|nr)"
                    + "|estimate(number|no|date)|orcamento).*");
    private static final Map<String, Set<String>> OTHER_TABLES = read();

    private final String source;
    private final Sample sample;
    private final Map<Role, Integer> columns;
    private final ColumnNames names;

    NotALog(String source, Sample sample, Map<Role, Integer> columns, ColumnNames names) {
        this.source = source;
        this.sample = sample;
        this.columns = columns;
        this.names = names;
    }

    /** @throws IOException if the file is such a table; the message says what it is and what to give */
    void check() throws IOException {
        Set<String> plain = sample.header().stream().map(HeaderNames::plain).collect(Collectors.toSet());
        boolean summary = plain.contains("recency") && plain.contains("frequency");
        if (summary && !columns.containsKey(Role.TIME)) {
            throw new IOException(
                    source + " is a table of recency, frequency and monetary values, one row a customer, not a"
                            + " log of purchases: give the log that it was made from, with a row and a date for each purchase;"
                            + " forecasts from such a table come from POST /predict_churn or the batch page");
        }
        boolean carts = plain.stream().anyMatch(name -> name.startsWith("abandoned") || name.contains("wishlist"));
        if (carts && names.of(Role.TIME) == null) {
            throw new IOException(
                    source + " is a list of carts or wishes, not a log of purchases: give an export of the"
                            + " orders, with a row and a date for each purchase");
        }
        boolean quotes = plain.stream().anyMatch(QUOTE.asMatchPredicate());
        if (quotes && names.of(Role.ORDER) == null && !columns.containsKey(Role.ORDER)) {
            throw new IOException(source + " is a list of quotes, which are no purchases yet: give an export of the"
                    + " orders or invoices, or name their number with --order-column");
        }
        if (names.of(Role.CUSTOMER) == null && names.of(Role.TIME) == null && !hasMoney()) {
            requireNoOtherTable(plain);
        }
        boolean paid = Stream.of(Role.AMOUNT, Role.PRICE, Role.ORDER).anyMatch(columns::containsKey);
        if (names.of(Role.CUSTOMER) == null && !paid && has("movements", plain)) {
            throw new IOException(
                    source + " is a list of movements of goods, with neither amounts nor orders, not a log of"
                            + " purchases: give an export of the orders, with a row and a date for each purchase");
        }
        if (names.of(Role.CUSTOMER) == null && isListOfCustomers(plain)) {
            throw new IOException(
                    source + " is a list of customers, one row each, not a log of purchases: give an export of"
                            + " the orders, with a row and a date for each purchase");
        }
    }

    private boolean hasMoney() {
        return Stream.of(Role.AMOUNT, Role.PRICE, Role.QUANTITY, Role.ORDER).anyMatch(columns::containsKey);
    }

    private void requireNoOtherTable(Set<String> plain) throws IOException {
        boolean asks = sample.header().stream().anyMatch(QUESTION.asMatchPredicate());
        String table = asks || has("answers", plain)
                ? "answers to a survey or reviews"
                : has("messages", plain)
                        ? "messages"
                        : has("visits", plain)
                                ? "visits to a web site or carts"
                                : has("shifts", plain) ? "hours of work" : "";
        if (!table.isEmpty()) {
            throw new IOException(source + " is a list of " + table
                    + ", with neither amounts nor orders, not a log of purchases: give an export of the orders, with a row"
                    + " and a date for each purchase; if its rows are purchases, say so with --customer-column");
        }
    }

    private static boolean has(String kind, Set<String> plain) {
        return plain.stream().anyMatch(OTHER_TABLES.getOrDefault(kind, Set.of())::contains);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> tables = new HashMap<>();
        for (String line : WordFile.lines(NotALog.class, "other-tables.txt")) {
            int colon = line.indexOf(':');
            Stream.of(line.substring(colon + 1).split("\\|", -1))
                    .map(HeaderNames::plain)
                    .forEach(tables.computeIfAbsent(line.substring(0, colon), absent -> new HashSet<>())::add);
        }
        return tables;
    }

    private boolean isListOfCustomers(Set<String> plain) {
        Integer customer = columns.get(Role.CUSTOMER);
        if (customer == null || columns.containsKey(Role.ORDER) || sample.rows().size() < ENOUGH_ROWS) {
            return false;
        }
        List<String> ids = sample.present(customer);
        boolean once = ids.size() == sample.rows().size() && new HashSet<>(ids).size() == ids.size();
        boolean enough = ids.size() >= CERTAINLY_ENOUGH_ROWS || !hasMoney();
        return once && (enough || has("customers", plain));
    }
}
