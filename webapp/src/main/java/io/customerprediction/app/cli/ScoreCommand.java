package io.customerprediction.app.cli;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.export.PredictionCsv;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.Horizon;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a log and a model bundle to a row of predictions for every customer. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Predicts for every customer of a log with a purchase by the as-of date.",
        footer = {
            "",
            "The file is CSV: customer_id, as_of, churn_probability, churn, expected_days, days_if_returning, p10, p50, p90,"
                    + " recency, frequency, monetary, cluster, segment, basis, horizon_days, model, warnings, expected_orders,"
                    + " expected_orders_p10, expected_orders_p90, expected_spend, expected_spend_p10, expected_spend_p90,"
                    + " savable, next_order_from, next_order_to. Orders and spend are expected in the horizon; the next order in"
                    + " the shortest time that contains half of the returns within 360 days, and not (empty) where a return is"
                    + " unlikely. An interval's"
                    + " end after 360 days is empty, and so is money if the log contains no amounts. An id that a"
                    + " spreadsheet would run as a formula (it begins with = + - @ or | in any width and is not a number) gets an apostrophe"
                    + " before it, unless --raw-ids."
        })
final class ScoreCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;
    private final OutputStream standardOutput;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            required = true,
            description = "Folder of model versions, as written by train, or of one bundle.")
    @SuppressWarnings("NullAway.Init")
    private Path models;

    @Mixin
    private final LogOptions log = new LogOptions();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            required = true,
            converter = OptionValues.Day.class,
            description =
                    "As-of date: the last day that is known, such as 2011-09-09; later rows of the log are ignored.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate asOf;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "File for the predictions; - is standard output, a name that ends in .gz is compressed.")
    @SuppressWarnings("NullAway.Init")
    private String out;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            description =
                    "Horizon of the churn probability, 7 to 730 days (default: the one that the model was trained for).")
    private @Nullable Integer horizon;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--raw-ids",
            description = "Write ids exactly as in the log (default: safe for spreadsheets, see below).")
    private boolean rawIds;

    ScoreCommand(Terminal terminal, OutputStream standardOutput) {
        this.terminal = terminal;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() throws IOException {
        if (log.explain(spec)) {
            return 0;
        }
        check();
        CustomerPredictor predictor = CustomerPredictor.load(models);
        if (out.equals(STANDARD_OUTPUT)) {
            write(predictor, new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8));
        } else {
            try (OutputFile file = OutputFile.begin(Path.of(out))) {
                int rows = write(predictor, file.writer());
                file.commit();
                spec.commandLine().getErr().printf(Locale.ROOT, "%,d customers are in %s%n", rows, out);
            }
        }
        return 0;
    }

    private void check() {
        if (horizon != null) {
            Horizon.problem(horizon).ifPresent(problem -> {
                throw new ParameterException(
                        spec.commandLine(), "Invalid value for option '--horizon': the horizon " + problem);
            });
        }
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--threads': the number of threads is " + threads + "; give at least 1");
        }
    }

    private int write(CustomerPredictor predictor, Writer writer) throws IOException {
        CleanedLog cleaned = log.read(terminal);
        new TextReport(spec.commandLine().getErr()).cleaning(cleaned.cleaning());
        PurchaseLog purchases = cleaned.purchases();
        AsOf.checked(asOf, purchases, spec.commandLine());
        int days = horizon == null ? predictor.model().horizonDays() : horizon;
        int[] rows = {0};
        boolean[] worth = {false};
        try (PredictionCsv csv = new PredictionCsv(writer, days, rawIds)) {
            predictor.predictAll(purchases, asOf, threads, result -> {
                if (result instanceof CustomerPrediction customer) {
                    csv.write(customer);
                    worth[0] |= customer.prediction().purchases() != null;
                    rows[0]++;
                }
                terminal.rows("scoring", rows[0], (double) (result.number() + 1) / purchases.size());
            });
        }
        terminal.end();
        if (!worth[0] && rows[0] > 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "The model was trained by a release without expected orders and spend, so that these columns are"
                                    + " empty: train again to have them");
        }
        return rows[0];
    }
}
