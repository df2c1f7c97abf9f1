package io.customerprediction.app.models;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * How a model is trained in a process of its own, so that a training can neither take the server's memory nor outlive it.
 *
 * @param jar the program, which has the command {@value #COMMAND}
 * @param heap of the process, as Java's option {@code -Xmx} takes it
 */
public record Trainer(Path jar, String heap) {
    /** The command of the program that trains; it is run by servers only. */
    public static final String COMMAND = "train-snapshot";

    private static final String MAIN = "io.customerprediction.app.cli.Main";

    /**
     * The trainer of a server.
     *
     * @param configured the jar of the program; empty for the one that runs this process
     * @return empty if there is no such jar
     */
    public static Optional<Trainer> of(String configured, String heap) {
        Optional<Path> jar = configured.isEmpty() ? ownJar() : Optional.of(Path.of(configured));
        return jar.filter(Trainer::isProgram).map(found -> new Trainer(found.toAbsolutePath(), heap));
    }

    private static Optional<Path> ownJar() {
        @Nullable CodeSource source = Trainer.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || !"file".equals(source.getLocation().getProtocol())
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isProgram(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest() != null
                    && MAIN.equals(file.getManifest().getMainAttributes().getValue("Main-Class"));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Begins a training.
     *
     * @param snapshot the purchases, which the process deletes once it has read them
     * @param models folder that the bundle is added to
     * @param asOf the last day that may be learnt from
     * @param horizon the window that churn is about, in days
     */
    TrainerProcess start(Path snapshot, Path models, LocalDate asOf, int horizon) throws IOException {
        Path errors = snapshot.resolveSibling("errors");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toString(),
                        COMMAND,
                        "--snapshot=" + snapshot,
                        "--out=" + models,
                        "--as-of=" + asOf,
                        "--horizon=" + horizon))
                .redirectError(new File(errors.toString()))
                .start();
        return new TrainerProcess(process, errors, heap);
    }
}
