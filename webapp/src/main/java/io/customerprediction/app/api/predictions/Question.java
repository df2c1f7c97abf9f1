package io.customerprediction.app.api.predictions;

import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.model.Horizon;
import io.customerprediction.transactions.values.Spelling;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a request for all its customers, from its query.
 *
 * @param horizon the window that churn is about, in days from {@value Horizon#SHORTEST} to {@value Horizon#LONGEST}
 * @param asOf the day that is counted from, or {@code null} if the request leaves it open
 * @param explain whether reasons are wanted
 * @param curve whether the whole survival curve is wanted
 * @param worth whether orders and spend of 30, 60, 90, 180 and 360 days are wanted
 */
record Question(int horizon, @Nullable LocalDate asOf, boolean explain, boolean curve, boolean worth) {
    private static final List<String> NAMES = List.of("asOf", "curve", "explain", "horizon", "worth");
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Pattern HORIZON = Pattern.compile("[0-9]{1,3}");
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    /**
     * The question that a request asks.
     *
     * @param horizon the horizon where none is given
     * @throws Problem naming everything that is wrong with the query
     */
    static Question of(HttpServletRequest request, int horizon) {
        return of(request, horizon, "");
    }

    /** The question about a customer, whom the query may name as {@code id}. */
    static Question ofCustomer(HttpServletRequest request, int horizon) {
        return of(request, horizon, "id");
    }

    private static Question of(HttpServletRequest request, int horizon, String ignored) {
        if (request.getQueryString() == null) {
            return new Question(horizon, null, false, false, false);
        }
        List<FieldError> errors = new ArrayList<>();
        @Nullable LocalDate asOf = null;
        int days = horizon;
        boolean explain = false;
        boolean curve = false;
        boolean worth = false;
        for (var parameter : Parameters.of(request).entrySet()) {
            String name = parameter.getKey();
            String value = parameter.getValue().get(0);
            if (parameter.getValue().size() > 1) {
                errors.add(FieldError.parameter(name, "stands more than once; give it once"));
            } else if (name.equals("asOf") || name.equals("as_of")) {
                asOf = asOf(value, errors);
            } else if (name.equals("explain")) {
                explain = flag(name, value, errors);
            } else if (name.equals("curve")) {
                curve = flag(name, value, errors);
            } else if (name.equals("worth")) {
                worth = flag(name, value, errors);
            } else if (name.equals("horizon")) {
                days = horizon(value, errors);
            } else if (!name.equals(ignored)) {
                errors.add(FieldError.parameter(
                        name, "is no known parameter; did you mean " + Spelling.nearest(name, NAMES) + "?"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Question(days, asOf, explain, curve, worth);
    }

    private static @Nullable LocalDate asOf(String value, List<FieldError> errors) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Said below, with the range.
        }
        errors.add(FieldError.parameter(
                "asOf", "is \"" + value + "\"; give a day as YYYY-MM-DD, from " + FIRST + " to " + LAST));
        return null;
    }

    private static boolean flag(String name, String value, List<FieldError> errors) {
        if (!FLAGS.containsKey(value)) {
            errors.add(FieldError.parameter(name, "is \"" + value + "\"; give true or false"));
        }
        return FLAGS.getOrDefault(value, false);
    }

    private static int horizon(String value, List<FieldError> errors) {
        int days = HORIZON.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (Horizon.problem(days).isPresent()) {
            errors.add(FieldError.parameter(
                    "horizon",
                    "is \"" + value + "\"; give whole days from " + Horizon.SHORTEST + " to " + Horizon.LONGEST));
        }
        return days;
    }
}
