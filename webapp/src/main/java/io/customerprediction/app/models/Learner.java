package io.customerprediction.app.models;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.models.ModelVersion.State;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.model.ModelRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model on all purchases of a shop in another process, and decides what becomes of it. Thread-safe, but one training
 * at a time is the caller's task.
 */
public final class Learner {
    private static final String FOLDER = ".training-";
    private static final int DEFAULT_HORIZON = 90;
    private static final String NOT_COMPARED =
            "not compared with the model before: the log is too short for it, only one of"
                    + " them knows amounts, or the one before cannot be read";
    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);

    private final Path models;
    private final LiveModel live;
    private final Optional<Trainer> trainer;
    private final int kept;
    private final Clock clock;

    /**
     * @param models folder of model versions
     * @param trainer empty if nothing can be trained
     * @param kept how many versions are kept
     * @param clock gives the time of decisions
     */
    public Learner(Path models, LiveModel live, Optional<Trainer> trainer, int kept, Clock clock) {
        this.models = models;
        this.live = live;
        this.trainer = trainer;
        this.kept = kept;
        this.clock = clock;
    }

    /** Writes all customers. */
    @FunctionalInterface
    public interface Purchases {
        /** Gives every customer to the visitor. */
        void forEach(Visitor visitor);

        /** Takes a customer. */
        @FunctionalInterface
        interface Visitor {
            /** One customer. */
            void visit(String id, CustomerHistory history);
        }
    }

    /**
     * What a model is trained on.
     *
     * @param log by which the purchases are recognised
     * @param asOf the last day that may be learnt from
     */
    public record Material(Purchases purchases, boolean hasAmounts, LogFingerprint log, LocalDate asOf) {}

    /** A model that was trained, and what it does now. */
    public record Learnt(String id, State state) {}

    /** Whether a model can be trained. */
    public boolean isAvailable() {
        return trainer.isPresent();
    }

    /**
     * Trains a model and adds it to the folder. It answers from now on if there was none, or if the one that answers is of
     * another shop's purchases, or if the new one won against it; otherwise it becomes the challenger.
     *
     * @param forcedBy who wants it to answer in any case
     * @param progress is called several times a second with the share that is done; what it throws ends the training
     * @throws TrainingFailure if it cannot be trained
     */
    public Learnt learn(Material material, Optional<String> forcedBy, DoubleConsumer progress) throws IOException {
        Trainer found = trainer.orElseThrow(() -> new TrainingFailure("There is no program to train with."));
        Files.createDirectories(models);
        Path folder = Files.createTempDirectory(models, FOLDER);
        try {
            Path snapshot = folder.resolve("purchases");
            write(material, snapshot, progress);
            int horizon = live.get().map(now -> now.model().horizonDays()).orElse(DEFAULT_HORIZON);
            TrainerProcess.Trained trained;
            try (TrainerProcess process = found.start(snapshot, models, material.asOf(), horizon)) {
                trained = process.await(progress);
            }
            return adopt(new Candidate(trained.id(), material.log(), trained.contest(), forcedBy));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingFailure("The server is being stopped.");
        } finally {
            delete(folder);
        }
    }

    private static void write(Material material, Path snapshot, DoubleConsumer progress) throws IOException {
        try (SnapshotFile file = SnapshotFile.create(snapshot, material.hasAmounts())) {
            material.purchases().forEach((id, history) -> {
                try {
                    progress.accept(0);
                    file.add(id, history);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            file.complete();
        }
    }

    private Learnt adopt(Candidate candidate) throws IOException {
        @Nullable ModelInfo champion = live.get().map(now -> now.model()).orElse(null);
        State state = adopt(models, champion, candidate, clock.instant());
        if (state == State.CHAMPION) {
            live.promote(candidate.id());
        }
        for (String deleted : new ModelRegistry(models).keep(kept)) {
            LOG.info("Model {} is not kept any longer", deleted);
        }
        return new Learnt(candidate.id(), state);
    }

    /**
     * A model that was just trained.
     *
     * @param data the purchases that it was trained on
     * @param contest how it did against the model that answers; empty if they were not compared
     * @param forcedBy who wants it to answer in any case
     */
    public record Candidate(String id, LogFingerprint data, Optional<Contest> contest, Optional<String> forcedBy) {}

    /**
     * Makes a model that was just trained the champion or the challenger, and notes why. It answers if there was none, if the
     * one that answers is of another shop's purchases, if it won, or if somebody forces it.
     *
     * @param champion the model that answers; {@code null} if there is none
     * @param time of the decision
     */
    public static State adopt(Path models, @Nullable ModelInfo champion, Candidate candidate, Instant time)
            throws IOException {
        String id = candidate.id();
        if (champion != null && champion.id().equals(id)) {
            return State.CHAMPION;
        }
        boolean isFirst = champion == null;
        boolean isOther = champion != null && champion.log().relationTo(candidate.data()) == Relation.OTHER;
        boolean won =
                isFirst || isOther || candidate.contest().map(Contest::won).orElse(false);
        boolean isForced = !won && candidate.forcedBy().isPresent();
        ModelRegistry registry = new ModelRegistry(models);
        if (won || isForced) {
            registry.promote(id);
        } else {
            registry.challenge(id);
        }
        State state = won || isForced ? State.CHAMPION : State.CHALLENGER;
        String rule = isFirst
                ? "the first model"
                : isOther
                        ? "the model before was of another shop's purchases"
                        : candidate.contest().map(Contest::reason).orElse(NOT_COMPARED);
        String reason = isForced ? "forced by " + candidate.forcedBy().get() + "; " + rule : rule;
        new DecisionLog(models).add(new Decision(time, id, state, reason));
        LOG.info("Model {} is the {}: {}", id, state.key(), reason);
        return state;
    }

    /** Deletes what a server that was killed has left. */
    public void clean() {
        if (!Files.isDirectory(models)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(models, FOLDER + "*")) {
            left.forEach(Learner::delete);
        } catch (IOException e) {
            LOG.warn("The remains of a training could not be deleted: {}", e.getMessage());
        }
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted, which has purchases: {}", folder, e.getMessage());
        }
    }
}
