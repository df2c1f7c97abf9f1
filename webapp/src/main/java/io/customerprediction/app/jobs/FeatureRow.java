package io.customerprediction.app.jobs;

import io.customerprediction.ModelInfo;
import io.customerprediction.Rfm;
import io.customerprediction.transactions.csv.CsvTable.Line;
import io.customerprediction.transactions.layout.HeaderNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the four inputs of a row of a file, or lists all that is wrong with the row. */
final class FeatureRow {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}([.][0-9]{0,18})?([eE][-+]?[0-9]{1,2})?");
    private static final int LONGEST_VALUE = 200;
    private static final String NUMBERS = "; write numbers with digits and a point, such as 1234.5";

    private final List<String> header;
    private final int id;
    private final int recency;
    private final int frequency;
    private final int monetary;
    private final int cluster;
    private final int segments;
    private final boolean needsMonetary;
    private final List<RowProblem> problems = new ArrayList<>();

    /** @throws IllegalArgumentException if a column is not in the header */
    FeatureRow(List<String> header, FeatureColumns columns, ModelInfo model) {
        this.header = header;
        this.id = index(columns.id());
        this.recency = index(columns.recency());
        this.frequency = index(columns.frequency());
        this.monetary = index(columns.monetary());
        this.cluster = index(columns.cluster());
        this.segments = model.segmentNames().size();
        this.needsMonetary = model.hasAmounts();
    }

    private int index(@Nullable String column) {
        if (column == null) {
            return -1;
        }
        int index = HeaderNames.find(header, column);
        if (index < 0) {
            throw new IllegalArgumentException("there is no column '" + column + "', but " + header);
        }
        return index;
    }

    /** What is wrong with the row that was read last. */
    List<RowProblem> problems() {
        return List.copyOf(problems);
    }

    /** The customer's id, or the row's line where the file has none. */
    String id(Line row) {
        String text = id < 0 ? "" : row.values().get(id);
        return text.isEmpty() ? "line " + row.line() : text;
    }

    /** The inputs of the next row; {@code null} if anything is wrong with it. */
    @Nullable
    Rfm read(Line row) {
        problems.clear();
        if (row.values().size() != header.size()) {
            problem(
                    row,
                    "(row)",
                    row.values().size() + " values",
                    "give " + header.size() + " values as the header does; put quotes around a value that holds the"
                            + " delimiter");
            return null;
        }
        double days = number(row, recency, 0, Rfm.MAX_RECENCY, "days since the last purchase, from 0 to 36500");
        double orders = number(row, frequency, 1, Rfm.MAX_FREQUENCY, "purchases in all, from 1 to 1000000");
        if (orders != Math.rint(orders)) {
            problem(row, frequency, "give a whole number of purchases");
        }
        double spent = monetary < 0 && needsMonetary
                ? missing(row, "Monetary")
                : !needsMonetary
                        ? Double.NaN
                        : number(row, monetary, 0, Rfm.MAX_MONETARY, "the net spend in all, from 0");
        boolean open = cluster < 0 || row.values().get(cluster).isBlank();
        String wanted = "a segment of the model, from 1 to " + segments + ", or nothing to have it worked out";
        double segment = open ? 1 : number(row, cluster, 1, segments, wanted);
        if (segment != Math.rint(segment)) {
            problem(row, cluster, "give " + wanted);
        }
        return problems.isEmpty() ? new Rfm(days, (int) orders, spent, open ? null : (Integer) (int) segment) : null;
    }

    /** The number in a column; the least that it may be where there is a problem. */
    private double number(Line row, int column, double least, double most, String wanted) {
        String text = row.values().get(column);
        if (text.isEmpty()) {
            problem(row, column, "is missing; give " + wanted);
            return least;
        }
        if (!NUMBER.matcher(text).matches()) {
            problem(row, column, "give " + wanted + NUMBERS);
            return least;
        }
        double number = Double.parseDouble(text);
        if (!(number >= least && number <= most)) {
            problem(row, column, "give " + wanted);
            return least;
        }
        return number;
    }

    private double missing(Line row, String field) {
        problem(row, field, "", "the model uses amounts: give a column with the net spend in all");
        return 0;
    }

    private void problem(Line row, int column, String fix) {
        problem(row, header.get(column), row.values().get(column), fix);
    }

    private void problem(Line row, String field, String value, String fix) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        problems.add(new RowProblem(row.line(), field, shown, fix));
    }
}
