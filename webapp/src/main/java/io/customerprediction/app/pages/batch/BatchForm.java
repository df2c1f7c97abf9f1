package io.customerprediction.app.pages.batch;

import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.jobs.BatchOrder;
import io.customerprediction.app.jobs.BatchOrder.Use;
import io.customerprediction.app.jobs.FeatureColumns;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.loads.Loss;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.csv.LogPreview;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.layout.Role;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user chose for a batch, as it was typed.
 *
 * @param typed the text of each field that was sent, by its name
 */
record BatchForm(Map<String, String> typed) {
    static final String FILE = "file";
    static final String USE = "use";
    static final String AS_OF = "as-of";
    static final String REPLACE = "replace";
    static final String ASK = "ask";
    static final String CONTENT = "content";
    static final String FEATURES = "features";
    static final String TRANSACTIONS = "transactions";
    static final String DATE_FORMAT = "date-format";
    static final String DELIMITER = "delimiter";
    static final String ENCODING = "encoding";
    static final String RETURNS = "returns";
    static final String STATUS = "status";

    /** Before a role in the name of the field with the column that was found for it. */
    static final String FOUND = "found-";

    /** Columns of a log, as the library names them. */
    static final List<String> LOG_ROLES = List.of("customer", "time", "amount", "order", "quantity", "price", STATUS);

    /** Columns of a file with the four inputs. */
    static final List<String> FEATURE_ROLES = List.of("id", "recency", "frequency", "monetary", "cluster");

    static final List<String> DELIMITERS = List.of(",", ";", "tab", "|");
    static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE");

    /** What is chosen by those who want to replace what is stored. */
    static final Map<String, String> REPLACING = Map.of(USE, "store");

    private static final int LONGEST_QUERY = 4_000;

    static BatchForm of(Map<String, List<String>> parameters) {
        Map<String, String> typed = new TreeMap<>();
        parameters.forEach((name, values) -> typed.put(name, values.get(0).strip()));
        return new BatchForm(typed);
    }

    String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /** What is done with a log besides predicting. */
    Use use() {
        return switch (text(USE)) {
            case "store" -> Use.REPLACE;
            case "append" -> Use.ADD;
            default -> Use.PREDICT;
        };
    }

    /** Whether the user agrees that this data set, and no other, is replaced. */
    boolean replaces(Loss loss) {
        return text(REPLACE).equals("" + loss.stored().id());
    }

    private long mayReplace() {
        return text(REPLACE).matches("[0-9]{1,18}") ? Long.parseLong(text(REPLACE)) : 0;
    }

    /** Whether the user wants to see the columns before the work begins. */
    boolean asks() {
        return !text(ASK).isEmpty();
    }

    /** The choices as the query of an address, with which the next page goes on; empty if there are none or too many. */
    String query() {
        String query = typed.keySet().stream()
                .filter(name ->
                        !text(name).isEmpty() && !List.of(FormToken.FIELD, ASK).contains(name))
                .map(name -> encoded(name) + "=" + encoded(text(name)))
                .collect(Collectors.joining("&"));
        return query.length() > LONGEST_QUERY ? "" : query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What was answered about the values. */
    Answers answers() {
        return new Answers(typed);
    }

    /** The same before any question about the values was answered. */
    BatchForm withoutAnswers() {
        Map<String, String> other = new TreeMap<>(typed);
        other.keySet().removeIf(Answers::isAnswer);
        return new BatchForm(other);
    }

    /** The same, with these texts for fields that are empty. */
    BatchForm over(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        typed.forEach((name, text) -> {
            if (!text.isEmpty() || !others.containsKey(name)) {
                all.put(name, text);
            }
        });
        return new BatchForm(all);
    }

    /** The column that was found for a role before anything was chosen; empty if none. */
    String found(String role, LogPreview preview) {
        return typed.containsKey(role) ? text(FOUND + role) : preview.columns().getOrDefault(role, "");
    }

    /** How the file is written, as far as it was said. */
    LogFormat format() {
        boolean features = text(CONTENT).equals(FEATURES);
        return new LogFormat(
                features ? ColumnNames.DETECT : columns(),
                answers().choices(chosen(DATE_FORMAT)),
                ENCODINGS.contains(text(ENCODING)) ? Charset.forName(text(ENCODING)) : null,
                DELIMITERS.contains(text(DELIMITER)) ? delimiter(text(DELIMITER)) : null);
    }

    /** Columns that were left as they were found are found again, with all that is known of such a file. */
    private ColumnNames columns() {
        ColumnNames columns = ColumnNames.DETECT;
        boolean asFound = LOG_ROLES.stream()
                .allMatch(role -> role.equals(STATUS) || text(role).equals(text(FOUND + role)));
        for (String role : asFound ? List.of(STATUS) : LOG_ROLES) {
            columns = columns.with(Role.valueOf(role.toUpperCase(Locale.ROOT)), chosen(role));
        }
        return columns;
    }

    private static Character delimiter(String text) {
        return text.equals("tab") ? '\t' : text.charAt(0);
    }

    private @Nullable String chosen(String name) {
        return text(name).isEmpty() ? null : text(name);
    }

    /** Whether the file holds the four inputs: as it was said or, if nothing was, as its header looks. */
    boolean isFeatures(LogPreview preview) {
        return typed.containsKey(CONTENT)
                ? text(CONTENT).equals(FEATURES)
                : !preview.columns().containsKey("time")
                        && FeatureColumns.find(preview.sample().header(), null).isPresent();
    }

    Returns returns() {
        return text(RETURNS).equals("set-aside") ? Returns.SET_ASIDE : Returns.NET_OFF;
    }

    /**
     * What is wrong with the choices, by the field's name; empty if they can be carried out.
     *
     * @param loss what would be lost, which the user has to agree to; empty if that is not known, or nothing is
     */
    Map<String, String> errors(Beginning beginning, Optional<Loss> loss, Texts texts) {
        LogPreview preview = beginning.preview();
        Map<String, String> errors = new LinkedHashMap<>();
        if (use() == Use.REPLACE
                && !isFeatures(preview)
                && loss.filter(lost -> !replaces(lost)).isPresent()) {
            errors.put(REPLACE, texts.get("batch.loss.confirm"));
        }
        if (asOf() == null && !text(AS_OF).isEmpty()) {
            errors.put(AS_OF, texts.get("batch.asOf.wrong", text(AS_OF)));
        }
        if (isFeatures(preview)) {
            features(preview, texts, errors);
        } else {
            transactions(preview, texts, errors);
            beginning
                    .questions()
                    .forEach((question, values) -> answers()
                            .missing(question, values, chosen(DATE_FORMAT))
                            .forEach(field -> errors.put(field, texts.get("batch.question.open"))));
        }
        return errors;
    }

    private void features(LogPreview preview, Texts texts, Map<String, String> errors) {
        FeatureColumns found = guessed(preview);
        if (found.recency().isEmpty()) {
            errors.put("recency", texts.get("batch.column.missing"));
        }
        if (found.frequency().isEmpty()) {
            errors.put("frequency", texts.get("batch.column.missing"));
        }
    }

    private void transactions(LogPreview preview, Texts texts, Map<String, String> errors) {
        for (String role : List.of("customer", "time")) {
            if (column(role, preview).isEmpty()) {
                errors.put(role, texts.get("batch.column.missing"));
            }
        }
        if (errors.containsKey("customer") || errors.containsKey("time")) {
            return;
        }
        if (preview.problem() != null) {
            errors.put(FILE, preview.problem());
        } else if (preview.trial().rowsRead() == 0) {
            errors.put(FILE, texts.get("batch.noRows"));
        } else if (preview.trial().rowsKept() == 0) {
            String examples = preview.trial().examples().stream()
                    .map(e -> texts.get("batch.example", e.reason(), e.line(), e.column(), e.value()))
                    .limit(2)
                    .collect(Collectors.joining("; "));
            errors.put(FILE, texts.get("batch.noneKept", preview.trial().rowsRead(), examples));
        }
    }

    private @Nullable LocalDate asOf() {
        try {
            return text(AS_OF).isEmpty() ? null : LocalDate.parse(text(AS_OF));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The columns of the four inputs as chosen or, where nothing was, as the header names them; empty where unknown. */
    private FeatureColumns guessed(LogPreview preview) {
        FeatureColumns named = FeatureColumns.find(
                        preview.sample().header(), preview.columns().get("customer"))
                .orElseGet(() -> new FeatureColumns(preview.columns().get("customer"), "", "", null, null));
        return typed.containsKey("recency")
                ? new FeatureColumns(
                        chosen("id"), text("recency"), text("frequency"), chosen("monetary"), chosen("cluster"))
                : named;
    }

    /** The column that serves a role, as chosen or as the header names it; empty if none. */
    String column(String role, LogPreview preview) {
        if (typed.containsKey(role)) {
            return text(role);
        }
        FeatureColumns columns = guessed(preview);
        @Nullable
        String column = switch (role) {
            case "id" -> columns.id();
            case "recency" -> columns.recency();
            case "frequency" -> columns.frequency();
            case "monetary" -> columns.monetary();
            case "cluster" -> columns.cluster();
            default -> preview.columns().get(role);
        };
        return column == null ? "" : column;
    }

    /**
     * The order, if there are no errors.
     *
     * @param today the day that recency counts back from where nothing else is said
     */
    BatchOrder order(LogPreview preview, LocalDate today) {
        @Nullable LocalDate asOf = asOf();
        return isFeatures(preview)
                ? new BatchOrder.OfFeatures(
                        guessed(preview),
                        new LogFormat(
                                ColumnNames.DETECT,
                                Choices.NONE,
                                format().encoding(),
                                preview.sample().delimiter()),
                        asOf == null ? today : asOf)
                : new BatchOrder.OfTransactions(format(), returns(), asOf, use(), mayReplace());
    }
}
