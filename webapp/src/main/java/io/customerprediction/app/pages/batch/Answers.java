package io.customerprediction.app.pages.batch;

import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.values.OpenQuestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answers to what the values of a log leave open, as they were typed.
 *
 * @param typed the text of each field that was sent, by its name
 */
record Answers(Map<String, String> typed) {
    static final String DATE_ORDER = "date-order";
    static final String DAY_ZERO = "day-zero";
    static final String DECIMAL_MARK = "decimal-mark";
    static final String AMOUNT_UNIT = "amount-unit";
    static final String CURRENCY = "currency";

    /** Before a value of the status in the name of its field. */
    static final String STATUS = "status:";

    static final String CENTS = "cents";
    static final String UNITS = "units";
    static final String PURCHASE = "purchase";
    static final String NO_PURCHASE = "no-purchase";

    /** Day numbers from here on are days of the past. */
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    /** Whether a field of the form is an answer. */
    static boolean isAnswer(String name) {
        return List.of(DATE_ORDER, DAY_ZERO, DECIMAL_MARK, AMOUNT_UNIT, CURRENCY)
                        .contains(name)
                || name.startsWith(STATUS);
    }

    private String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Name of the form's field of a question. */
    static String field(OpenQuestion question) {
        return switch (question) {
            case DATE_FORMAT -> DATE_ORDER;
            case DAY_ZERO -> DAY_ZERO;
            case DECIMAL_MARK -> DECIMAL_MARK;
            case AMOUNT_UNIT -> AMOUNT_UNIT;
            case CURRENCY -> CURRENCY;
            case STATUS -> STATUS;
        };
    }

    /** What was decided, with a pattern of dates that was typed going before the order of day and month. */
    Choices choices(@Nullable String dateFormat) {
        return new Choices(
                dateFormat == null && !text(DATE_ORDER).isEmpty() ? text(DATE_ORDER) : dateFormat,
                null,
                dayZero(),
                List.of(".", ",").contains(text(DECIMAL_MARK))
                        ? text(DECIMAL_MARK).charAt(0)
                        : null,
                List.of(CENTS, UNITS).contains(text(AMOUNT_UNIT))
                        ? text(AMOUNT_UNIT).equals(CENTS)
                        : null,
                statuses(PURCHASE),
                statuses(NO_PURCHASE),
                text(CURRENCY).isEmpty() ? null : text(CURRENCY),
                Map.of());
    }

    private @Nullable LocalDate dayZero() {
        try {
            return text(DAY_ZERO).isEmpty() ? null : LocalDate.parse(text(DAY_ZERO));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Set<String> statuses(String answer) {
        return typed.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith(STATUS) && field.getValue().equals(answer))
                .map(field -> lower(field.getKey().substring(STATUS.length())))
                .collect(Collectors.toSet());
    }

    /** Values of the status that the form asked about. */
    List<String> statuses() {
        return typed.keySet().stream()
                .filter(name -> name.startsWith(STATUS))
                .map(name -> name.substring(STATUS.length()))
                .toList();
    }

    private static String lower(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private boolean decides(String status) {
        return List.of(PURCHASE, NO_PURCHASE).contains(text(STATUS + status));
    }

    /** The fields that a question about these values needs and that have no answer yet. */
    List<String> missing(OpenQuestion question, List<String> values, @Nullable String dateFormat) {
        Choices choices = choices(dateFormat);
        boolean answered = switch (question) {
            case DATE_FORMAT -> choices.dateFormat() != null;
            case DAY_ZERO -> choices.dayZero() != null;
            case DECIMAL_MARK -> choices.decimalMark() != null;
            case AMOUNT_UNIT -> choices.cents() != null;
            case CURRENCY -> choices.currency() != null;
            case STATUS -> false;
        };
        return question == OpenQuestion.STATUS
                ? values.stream()
                        .filter(value -> !decides(value))
                        .map(value -> STATUS + value)
                        .toList()
                : answered ? List.of() : List.of(field(question));
    }

    /**
     * Some answer to a question, so that the rest of the file can be checked before its user has answered.
     *
     * @param dateFormat that reads some of the dates
     */
    static Map<String, String> provisional(OpenQuestion question, List<String> values, String dateFormat) {
        return switch (question) {
            case DATE_FORMAT -> Map.of(DATE_ORDER, dateFormat);
            case DAY_ZERO -> Map.of(DAY_ZERO, SOME_DAY.toString());
            case DECIMAL_MARK -> Map.of(DECIMAL_MARK, ".");
            case AMOUNT_UNIT -> Map.of(AMOUNT_UNIT, UNITS);
            case CURRENCY -> values.isEmpty() ? Map.of() : Map.of(CURRENCY, values.get(0));
            case STATUS ->
                values.stream().distinct().collect(Collectors.toMap(value -> STATUS + value, value -> PURCHASE));
        };
    }
}
