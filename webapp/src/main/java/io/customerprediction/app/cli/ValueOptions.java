package io.customerprediction.app.cli;

import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the values of a log are written and what they mean, where that is not to be detected. */
final class ValueOptions {
    @Option(
            names = "--keep",
            paramLabel = "VALUE",
            split = ",",
            description = "Values of the status column whose rows are purchases (default: by what is known of each).")
    private List<String> keep = List.of();

    @Option(
            names = "--drop",
            paramLabel = "VALUE",
            split = ",",
            description = "Values of the status column whose rows are left out (default: by what is known of each).")
    private List<String> drop = List.of();

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description =
                    "Format of dates and times, such as dd.MM.yyyy HH:mm (default: detected from the first rows).")
    private @Nullable String dateFormat;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone to which times with an offset are converted, such as Europe/Berlin (default: times are"
                            + " taken as written).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--day-zero",
            paramLabel = "DATE",
            converter = OptionValues.Day.class,
            description = "Date of day 0, where the log counts days, such as 2023-01-01.")
    private @Nullable LocalDate dayZero;

    @Option(
            names = "--decimal-mark",
            paramLabel = "MARK",
            converter = OptionValues.DecimalMark.class,
            description = "Decimal mark of amounts, a point or a comma (default: detected from all amounts).")
    private @Nullable Character decimalMark;

    @Option(
            names = "--amount-unit",
            paramLabel = "UNIT",
            description =
                    "cents if amounts are hundredths of the currency's unit, otherwise units (default: detected).")
    private @Nullable AmountUnit amountUnit;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The one currency to keep, where the log has several, such as EUR.")
    private @Nullable String currency;

    @Option(
            names = "--rates",
            paramLabel = "CODE=RATE",
            split = ",",
            description = "What one unit of each currency is worth in that of the answers, such as USD=0.92,GBP=1.17.")
    private Map<String, BigDecimal> rates = Map.of();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = OptionValues.Encoding.class,
            description = "Character encoding, such as ISO-8859-1 (default: detected).")
    private @Nullable Charset encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            converter = OptionValues.Delimiter.class,
            description = "Character between the fields of a row, or the word tab (default: detected from the header).")
    private @Nullable Character delimiter;

    /** What a whole amount is. */
    enum AmountUnit {
        CENTS,
        UNITS
    }

    /** The format of a log with these columns. */
    LogFormat format(ColumnNames columns) {
        Choices choices = new Choices(
                dateFormat,
                zone,
                dayZero,
                decimalMark,
                amountUnit == null ? null : amountUnit == AmountUnit.CENTS,
                lower(keep),
                lower(drop),
                currency,
                upper(rates));
        return new LogFormat(columns, choices, encoding, delimiter);
    }

    private static Set<String> lower(List<String> values) {
        return values.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Map<String, BigDecimal> upper(Map<String, BigDecimal> byCode) {
        return byCode.entrySet().stream()
                .collect(Collectors.toMap(rate -> rate.getKey().strip().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }
}
