package io.customerprediction.app.api.predictions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.InvalidInputException;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Customers as CSV: a line each with the four inputs, in the order of {@link FourInputs#NAMES} or as a first line with these
 * names says; an empty field is an input that is not known. Lines have no place for a problem of their own, so one that cannot
 * be answered is named and nothing is answered. For one body.
 */
final class CsvCustomers {
    /** Estimated heap for what a line is kept as. */
    private static final int HEAP_PER_LINE = 100;

    private static final int FEWEST = 2;
    private static final double UNKNOWN = Double.NaN;

    /** Taken for what is wrong, so that the rest of the line can still be checked. */
    private static final int STAND_IN = 1;

    private static final int RECENCY = 0;
    private static final int FREQUENCY = 1;
    private static final int MONETARY = 2;
    private static final int CLUSTER = 3;

    private final Body body;
    private final CustomerPredictor predictor;
    private final int most;
    private final Errors errors = new Errors();
    private final List<Rfm> customers = new ArrayList<>();
    private List<String> columns = FourInputs.NAMES;
    private boolean hasHeader;
    private int row;

    /** @param most customers */
    CsvCustomers(Body body, CustomerPredictor predictor, int most) {
        this.body = body;
        this.predictor = predictor;
        this.most = most;
    }

    /**
     * Reads the body.
     *
     * @throws Problem naming every line that cannot be answered
     */
    List<Rfm> read() throws IOException {
        boolean isFirst = true;
        try (Reader text = new InputStreamReader(body, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (!isFirst || !isHeader(line.getFields())) {
                    add(line.getFields());
                }
                isFirst = false;
            }
        } catch (CsvParseException e) {
            throw Problem.of(Kind.MALFORMED_BODY, "The body is not CSV: " + e.getMessage() + ".");
        }
        if (row == 0) {
            errors.add("", "has no customer; give a line with " + String.join(",", FourInputs.NAMES) + " for each");
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.list());
        }
        return customers;
    }

    /** Whether the body began with the names of its columns. */
    boolean hasHeader() {
        return hasHeader;
    }

    /** A first line of anything but numbers names the columns. */
    private boolean isHeader(List<String> fields) {
        List<String> names = fields.stream().map(String::strip).toList();
        if (names.stream().allMatch(name -> name.isEmpty() || number(name).isPresent())) {
            return false;
        }
        for (String name : names) {
            if (!FourInputs.NAMES.contains(name)) {
                errors.add(
                        "",
                        "the column \"" + shortened(name) + "\" is not known; did you mean "
                                + Spelling.nearest(name, FourInputs.NAMES) + "?");
            } else if (names.indexOf(name) != names.lastIndexOf(name)) {
                errors.add("", "the column " + name + " stands more than once; give it once");
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.list());
        }
        columns = names;
        hasHeader = true;
        return true;
    }

    private void add(List<String> fields) {
        if (row == most) {
            throw Problem.of(Kind.TOO_LARGE, "There are more than " + most + " customers; send them in parts.");
        }
        body.keep(HEAP_PER_LINE);
        int fewest = hasHeader ? columns.size() : FEWEST;
        if (fields.size() < fewest || fields.size() > columns.size()) {
            errors.add("/" + row, "has " + fields.size() + " fields; give " + String.join(",", columns));
        } else {
            customer(fields).ifPresent(customers::add);
        }
        row++;
    }

    private Optional<Rfm> customer(List<String> fields) {
        double[] values = IntStream.range(0, FourInputs.NAMES.size())
                .mapToDouble(input -> value(fields, FourInputs.NAMES.get(input)))
                .toArray();
        try {
            Rfm customer = new Rfm(
                    values[RECENCY],
                    whole(values[FREQUENCY], "Frequency"),
                    values[MONETARY],
                    Double.isNaN(values[CLUSTER]) ? null : whole(values[CLUSTER], "Cluster"));
            predictor.check(customer);
            if (predictor.model().hasAmounts() && Double.isNaN(values[MONETARY]) && !columns.contains("Monetary")) {
                errors.add("/" + row + "/Monetary", "is missing; give the net spend in all");
            }
            return Optional.of(customer);
        } catch (InvalidInputException e) {
            e.problems()
                    .forEach(problem -> errors.add(
                            "/" + row + "/" + problem.field(), problem.reason().replace("is NaN;", "is missing;")));
            return Optional.empty();
        }
    }

    /** A whole number; where it is none, which is an error, one that can stand in for it. */
    private int whole(double value, String name) {
        if (value == (int) value) {
            return (int) value;
        }
        errors.add(
                "/" + row + "/" + name,
                Double.isNaN(value) ? "is missing; give a whole number" : "is " + value + "; give a whole number");
        return STAND_IN;
    }

    private double value(List<String> fields, String name) {
        int column = columns.indexOf(name);
        String text =
                column < 0 || column >= fields.size() ? "" : fields.get(column).strip();
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        Optional<Double> number = number(text);
        if (number.isEmpty()) {
            errors.add("/" + row + "/" + name, "is \"" + shortened(text) + "\"; give a number such as 19.90");
        }
        return number.orElse((double) STAND_IN);
    }

    private static Optional<Double> number(String text) {
        if (!text.matches("[+-]?[0-9]{1,17}(\\.[0-9]{0,17})?([eE][+-]?[0-9]{1,2})?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(text) + 0.0);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
