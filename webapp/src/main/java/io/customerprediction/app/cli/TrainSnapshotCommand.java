package io.customerprediction.app.cli;

import io.customerprediction.app.models.SnapshotFile;
import io.customerprediction.app.models.Trainer;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The training that a server runs in a process of its own ({@link Trainer}); ends when its standard input does. */
@Command(name = Trainer.COMMAND, hidden = true, description = "Trains for a server that is running.")
final class TrainSnapshotCommand implements Callable<Integer> {
    private static final int SERVER_GONE = 4;

    /** Of the time; the rest is the comparison, which trains two more models without a backtest. */
    private static final double TRAINING_SHARE = 0.7;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Option(names = "--snapshot", required = true)
    @SuppressWarnings("NullAway.Init")
    private Path snapshot;

    @Option(names = "--out", required = true)
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--as-of", required = true)
    @SuppressWarnings("NullAway.Init")
    private LocalDate asOf;

    @Option(names = "--horizon", required = true)
    private int horizon;

    @Override
    public Integer call() throws IOException {
        Thread watch = new Thread(() -> endWith(System.in), "server-watch");
        watch.setDaemon(true);
        watch.start();
        PurchaseLog purchases = SnapshotFile.read(snapshot);
        Files.delete(snapshot);
        PrintWriter answer = spec.commandLine().getOut();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        TrainingOptions options = new TrainingOptions(asOf, horizon, OptionalInt.empty(), 1, threads, false);
        ModelBundle bundle = Training.run(purchases, options, (phase, done) -> say(answer, done * TRAINING_SHARE))
                .bundle();
        new ModelRegistry(out).add(bundle);
        Comparing.with(
                        out,
                        bundle,
                        purchases,
                        options,
                        (phase, done) -> say(answer, TRAINING_SHARE + done * (1 - TRAINING_SHARE)))
                .ifPresent(contest -> answer.println("contest " + contest.line()));
        answer.println("model " + bundle.id());
        answer.flush();
        return 0;
    }

    private static void say(PrintWriter answer, double done) {
        answer.printf(Locale.ROOT, "progress %.4f%n", done);
        answer.flush();
    }

    /** Nothing is read from it but its end, which comes when the server has ended, however that happened. */
    private static void endWith(InputStream server) {
        try {
            while (server.read() >= 0) {
                // A server writes nothing.
            }
        } catch (IOException e) {
            // Ended as well.
        }
        Runtime.getRuntime().halt(SERVER_GONE);
    }
}
