package shop;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.training.TrainedModel;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A training in the background of a program. It can be asked how far it is and be cancelled; the models that answer
 * meanwhile are not touched before it has ended well. Thread-safe.
 */
public final class ModelTraining {
    /** How far a training is: what it is doing, in words, and the share of the whole that is done. */
    public record Position(String phase, double done) {}

    private final PurchaseLog log;
    private final TrainingOptions options;
    private final Path models;
    private final CompletableFuture<Path> result = new CompletableFuture<>();
    private final Thread worker = new Thread(this::run, "model-training");
    private volatile Position position = new Position("not begun", 0);

    private ModelTraining(PurchaseLog log, TrainingOptions options, Path models) {
        this.log = log;
        this.options = options;
        this.models = models;
        worker.setDaemon(true);
    }

    /** Begins to train; the model will be saved to the folder and answer from then on. */
    public static ModelTraining start(PurchaseLog log, TrainingOptions options, Path models) {
        ModelTraining training = new ModelTraining(log, options, models);
        training.worker.start();
        return training;
    }

    /** How far it is, at most a second old. */
    public Position position() {
        return position;
    }

    /** Ends it within two seconds; without effect once it has ended. */
    public void cancel() {
        worker.interrupt();
    }

    /**
     * The folder of the new model, when there is one. If the training failed, the cause is what it threw: a
     * {@link CancellationException} after {@link #cancel()}, a {@code NotReadyException} for a log that is too small.
     */
    public CompletableFuture<Path> result() {
        return result.copy();
    }

    private void run() {
        try {
            TrainedModel trained =
                    Training.run(log, options, (phase, done) -> position = new Position(phase.text(), done));
            result.complete(trained.save(models));
        } catch (IOException e) {
            result.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
