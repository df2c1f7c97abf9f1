package io.customerprediction.transactions.layout;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises tables that have customers, but not their purchases. */
final class NotALog {
    private static final int ENOUGH_ROWS = 20;
    private static final int CERTAINLY_ENOUGH_ROWS = 50;
    private static final Set<String> SUMS = Set.of(
            "totalspent",
            "totalorders",
            "orderscount",
            "ordercount",
            "numberoforders",
            "lifetimevalue",
            "ltv",
            "clv",
            "lifetimespend",
            "averageordervalue",
            "aov",
            "lastorder",
            "lastorderdate",
            "lastpurchase",
            "lastpurchasedate",
            "firstorderdate",
            "purchasecount",
            "moneyspent",
            "acceptsmarketing",
            "totalspend",
            "totalpurchases",
            "lifetimeamount",
            "pledgeamount",
            "patronagesincedate",
            "currentperiodend",
            "currentperiodendutc",
            "currentperiodstart",
            "currentperiodstartutc",
            "trialend",
            "trialendutc",
            "renewaldate",
            "nextbillingdate",
            "orders");

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
        boolean carts = plain.stream().anyMatch(name -> name.startsWith("abandoned"));
        if (carts && names.of(Role.TIME) == null) {
            throw new IOException(
                    source + " is a list of abandoned carts, not a log of purchases: give an export of the"
                            + " orders, with a row and a date for each purchase");
        }
        if (names.of(Role.CUSTOMER) == null && isListOfCustomers(plain)) {
            throw new IOException(
                    source + " is a list of customers, one row each, not a log of purchases: give an export of"
                            + " the orders, with a row and a date for each purchase");
        }
    }

    private boolean isListOfCustomers(Set<String> plain) {
        Integer customer = columns.get(Role.CUSTOMER);
        if (customer == null || columns.containsKey(Role.ORDER) || sample.rows().size() < ENOUGH_ROWS) {
            return false;
        }
        List<String> ids = sample.present(customer);
        boolean once = ids.size() == sample.rows().size() && new HashSet<>(ids).size() == ids.size();
        boolean sums = plain.stream().anyMatch(SUMS::contains);
        return once && (sums || ids.size() >= CERTAINLY_ENOUGH_ROWS);
    }
}
