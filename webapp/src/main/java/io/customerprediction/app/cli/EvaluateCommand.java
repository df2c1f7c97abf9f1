package io.customerprediction.app.cli;

import io.customerprediction.app.report.EvaluationPage;
import io.customerprediction.evaluation.ReadinessCheck;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well forecasts of a log would have done in its own past. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description =
                "Backtests forecasts on a log: trains on what was known at several past dates, then compares the forecasts"
                        + " with what happened after.")
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder that receives evaluation.json and evaluation.html.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (log.explain(spec)) {
            return 0;
        }
        TrainingOptions options = model.options(true);
        Files.createDirectories(out);
        CleanedLog cleaned = log.read(terminal);
        TextReport text = new TextReport(spec.commandLine().getOut());
        text.cleaning(cleaned.cleaning());
        text.readiness(ReadinessCheck.of(cleaned, model.asOf(cleaned.purchases()), options.horizon()));
        EvaluationReport report = Training.evaluate(cleaned, options, terminal);
        terminal.end();
        text.grade(report);
        write(cleaned, report);
        return 0;
    }

    private void write(CleanedLog cleaned, EvaluationReport report) throws IOException {
        OutputFile.write(out.resolve("evaluation.json"), report.json());
        Path page = out.resolve("evaluation.html");
        try (OutputFile file = OutputFile.begin(page)) {
            EvaluationPage.write(log.file().getFileName().toString(), cleaned.cleaning(), report, file.writer());
            file.commit();
        }
        spec.commandLine().getOut().println("\nThe report is in " + page);
    }
}
