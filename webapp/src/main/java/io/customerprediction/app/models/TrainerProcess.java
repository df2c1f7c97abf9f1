package io.customerprediction.app.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A training in another process. It writes lines of {@code progress SHARE} and at last {@code model ID} to its standard
 * output, between them perhaps {@code contest RESULT}, and ends when its standard input does. One thread waits for it.
 */
final class TrainerProcess implements AutoCloseable {
    /** What a line of progress begins with. */
    static final String PROGRESS = "progress ";

    /** What the last line begins with. */
    static final String MODEL = "model ";

    /** What the line begins with that says how the model did against the one that answers. */
    static final String CONTEST = "contest ";

    private static final long LOOK_MILLIS = 100;
    private static final int OUT_OF_MEMORY = 3;
    private static final int LONGEST_MESSAGE = 2_000;

    private final Process process;
    private final Path errors;
    private final String heap;
    private final Thread reader;
    private volatile double done;
    private volatile String model = "";
    private volatile @Nullable Contest contest;

    TrainerProcess(Process process, Path errors, String heap) {
        this.process = process;
        this.errors = errors;
        this.heap = heap;
        this.reader = new Thread(this::read, "training-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    done = share(line.substring(PROGRESS.length()));
                } else if (line.startsWith(CONTEST)) {
                    contest = Contest.parse(line.substring(CONTEST.length()));
                } else if (line.startsWith(MODEL)) {
                    model = line.substring(MODEL.length());
                }
            }
        } catch (IOException e) {
            // The process was killed; how it ended says the rest.
            model = "";
        }
    }

    private double share(String text) {
        try {
            return Math.max(done, Math.min(1, Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return done;
        }
    }

    /**
     * Waits until it has ended.
     *
     * @param progress is called several times a second with the share that is done; what it throws is passed on
     * @return the model that is now in the registry
     * @throws TrainingFailure if it failed
     */
    Trained await(DoubleConsumer progress) throws IOException, InterruptedException {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.accept(done);
        }
        reader.join();
        if (process.exitValue() != 0 || model.isEmpty()) {
            throw new TrainingFailure(message());
        }
        return new Trained(model, Optional.ofNullable(contest));
    }

    /**
     * What the process did.
     *
     * @param id of the new model
     * @param contest how it did against the one that answers; empty if they were not compared
     */
    record Trained(String id, Optional<Contest> contest) {}

    private String message() throws IOException {
        List<String> lines = Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("WARNING"))
                .toList();
        String said = String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        if (process.exitValue() == OUT_OF_MEMORY
                || said.toLowerCase(Locale.ROOT).contains("heap")) {
            return "The heap of the training (training-heap = " + heap
                    + ") is too small for this many purchases: raise it.";
        }
        return said.isEmpty()
                ? "The training ended with code " + process.exitValue() + "."
                : said.substring(0, Math.min(LONGEST_MESSAGE, said.length()));
    }

    /** Ends the process if it runs, and waits for that. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Its standard input, which has no content.
            done = 1;
        }
    }
}
