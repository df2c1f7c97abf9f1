package io.customerprediction.app.cli;

import io.customerprediction.app.attributes.AttributeFile;
import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.app.store.customers.CustomerAttributes;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result of reading a file of attributes, as text. */
final class AttributesReport {
    private AttributesReport() {}

    static void print(AttributeFile.Report report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Attributes of %,d customers are stored, from %,d rows: %s%n",
                report.added().customers(),
                report.rows(),
                report.columns().stream().map(AttributesReport::words).collect(Collectors.joining(", ")));
        count(
                report.added().unknown(),
                "of customers without a purchase, or erased ones: nothing is stored of them",
                out);
        count(report.added().repeated(), "of customers who stand in an earlier row, which counts", out);
        count(report.withoutId(), "without a customer's id", out);
        if (!report.leftOut().isEmpty()) {
            out.println("Columns left out, without a name or with the meaning of another one: "
                    + String.join(", ", report.leftOut()));
        }
        if (report.shortened() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Values cut to %d characters: %,d%n",
                    CustomerAttributes.MAX_VALUE,
                    report.shortened());
        }
    }

    private static void count(long rows, String what, PrintWriter out) {
        if (rows > 0) {
            out.printf(Locale.ROOT, "Rows left out: %,d %s%n", rows, what);
        }
    }

    private static String words(AttributeColumn column) {
        return column.meaning() == AttributeMeaning.OTHER
                ? column.name()
                : column.name() + " ("
                        + column.meaning().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }
}
