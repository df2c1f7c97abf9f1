package io.customerprediction.examples.spark;

import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.layout.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of the job, each as {@code --name value}.
 *
 * @param values by name
 * @param reader options of Spark's reader, given as {@code --option name=value}
 */
record JobOptions(Map<String, String> values, Map<String, String> reader) {
    static final String USAGE = """
            Give these options:
              --input PATH           a file, a folder or a pattern of any Hadoop file system; not with --format jdbc
              --format FORMAT        csv (the default), or any format of Spark's readers: parquet, orc, jdbc, ...
              --option NAME=VALUE    an option of that reader, such as dbtable=orders; may be repeated
              --output PATH          a folder for the predictions, which must not exist
              --output-format FORMAT parquet (the default) or csv
              --model PATH           the folder of a model bundle; or
              --train PATH           the folder of models in which a new one is saved on the driver's disk
              --sample N             customers that are trained on, 100000 unless given
              --as-of DATE           the last day that is known; the last one of the log unless given
              --today DATE           rows after it are rejected; today unless given
              --customer, --time, --amount, --order COLUMN, --date-format PATTERN   where they are not recognised
              --zone ZONE            to which times with an offset are converted, such as Europe/Berlin; as written unless given
              --partitions N         parts that orders and customers are sorted into; 2 a core unless given
              --split-mib N          MiB of text that are one part, 64 unless given""";

    private static final Set<String> NAMES = Set.of(
            "input",
            "format",
            "output",
            "output-format",
            "model",
            "train",
            "sample",
            "as-of",
            "today",
            "customer",
            "time",
            "amount",
            "order",
            "date-format",
            "zone",
            "partitions",
            "split-mib");

    JobOptions {
        values = Map.copyOf(values);
        reader = Map.copyOf(reader);
    }

    /**
     * The options that the arguments give.
     *
     * @param today the day before which all purchases must be
     * @throws IllegalArgumentException naming all that is wrong
     */
    static JobOptions parse(List<String> arguments, LocalDate today) {
        Map<String, String> values = new TreeMap<>(Map.of("today", today.toString()));
        Map<String, String> reader = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (name.equals("option") && value.indexOf('=') > 0) {
                reader.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
            } else if (!arguments.get(i).startsWith("--") || !NAMES.contains(name)) {
                problems.add("there is no option " + arguments.get(i));
            } else if (value.isEmpty()) {
                problems.add(arguments.get(i) + " has no value");
            } else {
                values.put(name, value);
            }
        }
        JobOptions options = new JobOptions(values, reader);
        problems.addAll(options.problems());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return options;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (values.containsKey("input") == format().equals("jdbc")) {
            problems.add("give --input, or --format jdbc and its --option url=... and dbtable=...");
        }
        if (!values.containsKey("output")) {
            problems.add("--output is missing");
        }
        if (values.containsKey("model") == values.containsKey("train")) {
            problems.add("give either --model or --train");
        }
        if (!Set.of("csv", "parquet").contains(outputFormat())) {
            problems.add("--output-format is " + outputFormat() + ": give parquet or csv");
        }
        for (String number : List.of("sample", "partitions", "split-mib")) {
            if (values.containsKey(number) && !values.get(number).matches("[1-9]\\d{0,8}")) {
                problems.add("--" + number + " is " + values.get(number) + ": give a whole number from 1");
            }
        }
        for (String date : List.of("as-of", "today")) {
            if (values.containsKey(date) && !isDate(values.get(date))) {
                problems.add("--" + date + " is " + values.get(date) + ": give a date such as 2026-05-31");
            }
        }
        if (values.containsKey("zone") && !ZoneId.getAvailableZoneIds().contains(values.get("zone"))) {
            problems.add("--zone is " + values.get("zone") + ": give a zone such as Europe/Berlin");
        }
        return problems;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate unused = LocalDate.parse(text);
            return true;
        } catch (DateTimeException notDate) {
            return false;
        }
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, String.valueOf(otherwise)));
    }

    String format() {
        return values.getOrDefault("format", "csv").toLowerCase(Locale.ROOT);
    }

    String outputFormat() {
        return values.getOrDefault("output-format", "parquet").toLowerCase(Locale.ROOT);
    }

    CleaningRules rules() {
        return CleaningRules.upTo(LocalDate.parse(get("today")));
    }

    LogFormat logFormat() {
        ColumnNames columns = ColumnNames.DETECT
                .with(Role.CUSTOMER, get("customer"))
                .with(Role.TIME, get("time"))
                .with(Role.AMOUNT, get("amount"))
                .with(Role.ORDER, get("order"));
        Choices choices = has("date-format") ? Choices.ofDateFormat(get("date-format")) : Choices.NONE;
        LogFormat format = new LogFormat(columns, choices, null, null);
        return has("zone") ? format.inZone(ZoneId.of(get("zone"))) : format;
    }

    /** What is read, for messages. */
    String source() {
        return has("input")
                ? get("input")
                : reader.keySet().stream().sorted().collect(Collectors.joining(", ", format() + " (", ")"));
    }
}
