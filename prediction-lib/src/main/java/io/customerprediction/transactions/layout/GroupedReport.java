package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.DateForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report of accounting programs in which the customer stands alone above the rows of the purchases, and sums stand below
 * them.
 *
 * @param column of what stands above the rows
 * @param filled the rows of purchases, with the customer in each
 */
record GroupedReport(int column, Sample filled) {
    private static final int FEWEST_GROUPS = 3;
    private static final double MOST = 0.5;

    private static final Pattern PRODUCT = Pattern.compile(
            ".*(product|produkt|produit|producto|prodotto|produto|item|article|artikel|articulo|articolo|artigo|towar|vara"
                    + "|商品).*");

    /**
     * The report, if the rows are such a one; {@code null} if not.
     *
     * @throws IOException if they are, but nothing says that it is customers that stand above them
     */
    static @Nullable GroupedReport of(Sample sample, ColumnNames names, Findings findings) throws IOException {
        int time = time(sample);
        if (time < 0 || !names.areAllDetected()) {
            return null;
        }
        List<Integer> customers = Vocabulary.candidates(Role.CUSTOMER, sample.header());
        Set<Integer> columns = new LinkedHashSet<>(customers);
        if (sample.name(0).isBlank()) {
            columns.add(0);
        }
        if (columns.stream().anyMatch(column -> standsBesideDates(sample, column, time))) {
            return null;
        }
        for (int column : columns) {
            if (isGrouped(sample, column, time)) {
                requireCustomers(sample, column, customers, findings);
                return new GroupedReport(column, filled(sample, column, time));
            }
        }
        return null;
    }

    private static int time(Sample sample) {
        return Vocabulary.candidates(Role.TIME, sample.header()).stream()
                .filter(column -> sample.filled(column) > 0 && DateForms.share(sample.present(column)) >= MOST)
                .findFirst()
                .orElse(-1);
    }

    private static boolean standsBesideDates(Sample sample, int column, int time) {
        return sample.rows().stream()
                .anyMatch(row -> !row.get(column).isEmpty() && !row.get(time).isEmpty());
    }

    /** Whether there are several headings, each of them once, and rows with dates only below them. */
    private static boolean isGrouped(Sample sample, int column, int time) {
        List<String> heads = new ArrayList<>();
        int dated = 0;
        for (List<String> row : sample.rows()) {
            if (!row.get(time).isEmpty()) {
                if (heads.isEmpty()) {
                    return false;
                }
                dated++;
            } else if (isHead(row, column)) {
                heads.add(row.get(column));
            }
        }
        return heads.size() >= FEWEST_GROUPS && dated >= heads.size() && new HashSet<>(heads).size() == heads.size();
    }

    private static boolean isHead(List<String> row, int column) {
        for (int other = 0; other < row.size(); other++) {
            if (row.get(other).isEmpty() == (other == column)) {
                return false;
            }
        }
        return true;
    }

    /** Such reports are made by product or salesman, too: a column of its own for the product leaves the customer. */
    private static void requireCustomers(Sample sample, int column, List<Integer> customers, Findings findings)
            throws IOException {
        String example = sample.present(column).get(0);
        if (customers.contains(column)) {
            findings.decide("the customer stands above each group of rows, such as '" + example + "'");
            return;
        }
        boolean products = sample.header().stream().map(HeaderNames::plain).anyMatch(PRODUCT.asMatchPredicate());
        if (!products) {
            throw new IOException(
                    "is a report in groups, and it is not known whether what stands above each of them, such" + " as '"
                            + example + "', is a customer: give a list of transactions with the customer in each row");
        }
        findings.doubt("the customer is what stands above each group of rows, such as '" + example
                + "': give a list of transactions with the customer in each row if those are no customers");
    }

    private static Sample filled(Sample sample, int column, int time) {
        GroupHeads heads = new GroupHeads();
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : sample.rows()) {
            if (!row.get(time).isEmpty()) {
                List<String> whole = new ArrayList<>(row);
                whole.set(column, heads.current());
                rows.add(whole);
            } else if (isHead(row, column)) {
                heads.begin(row.get(column));
            } else if (!row.get(column).isEmpty()) {
                heads.end();
            }
        }
        return new Sample(sample.header(), rows, sample.complete(), sample.semicolons(), sample.isTyped());
    }
}
