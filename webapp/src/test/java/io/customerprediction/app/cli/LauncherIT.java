package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/customer-prediction}, from any folder and through a link, with and without an archive of classes. */
class LauncherIT {
    private static final String JAR = System.getProperty("program.jar");
    private static final Path LAUNCHER = Path.of(System.getProperty("project.root"), "bin", "customer-prediction");
    private static final String VERSION = "customer-prediction [0-9]+\\.[0-9]+.*\\s*";
    private static final long POLL_NANOS = 50_000_000;

    @TempDir
    Path folder;

    private Path cache;

    @BeforeEach
    void nameCache() {
        cache = folder.resolve("cache of archives");
    }

    private record Outcome(int code, String out, String errors) {}

    private Process start(Map<String, String> more, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PREDICTION_JAR",
                JAR,
                "PREDICTION_CACHE",
                cache.toString()));
        environment.putAll(more);
        return builder.start();
    }

    private Outcome run(Map<String, String> more, Path program, String... arguments) throws Exception {
        Process process = start(more, program, arguments);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("errors")));
    }

    private Outcome run(String... arguments) throws Exception {
        return run(Map.of(), LAUNCHER, arguments);
    }

    private Outcome check() throws Exception {
        return run(
                Map.of(),
                LAUNCHER,
                "serve",
                "--check",
                "--port=0",
                "--models=" + LAUNCHER.resolveSibling("../models"),
                "--database-url=jdbc:h2:mem:check");
    }

    private List<Path> archives() throws IOException {
        if (Files.notExists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void argumentsExitCodesAndMessagesAreTheProgramsFromAnyFolderAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("a folder")).resolve("link"), LAUNCHER);
        assertThat(run(Map.of(), link, "--version").out()).matches(VERSION);

        Outcome wrong = run("train", "--transactions", "no such file.csv", "--out", "model");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.errors()).contains("no such file.csv");
        assertThat(archives()).isEmpty();
    }

    @Test
    void theFirstCheckMakesAnArchiveThatLaterStartsUse() throws Exception {
        Outcome first = check();
        assertThat(first.out()).startsWith("All is in place");
        assertThat(archives()).hasSize(1).allMatch(file -> file.toString().endsWith(".jsa"));

        Map<String, String> log = Map.of("JAVA_OPTS", "-Xlog:class+load=info:stdout");
        assertThat(run(log, LAUNCHER, "--version").out())
                .contains("io.customerprediction.app.cli.Main source: shared objects file");
        assertThat(check().out()).startsWith("All is in place");
        assertThat(archives()).hasSize(1);
    }

    @Test
    void anArchiveThatIsDamagedCutOrEmptyStopsNoStart() throws Exception {
        check();
        Path archive = archives().get(0);
        byte[] whole = Files.readAllBytes(archive);

        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(whole.length / 4);
            file.write(new byte[whole.length / 2]);
        }
        assertThat(run("--version").out()).matches(VERSION);
        for (int length : new int[] {whole.length / 2, 100, 0}) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertThat(run("--version").out()).matches(VERSION);
        }
        // One of another size is made again.
        assertThat(check().out()).startsWith("All is in place");
        assertThat(archives()).hasSize(1);
        assertThat(archives().get(0)).isNotEmptyFile();
    }

    @Test
    void withoutAFolderToWriteToItStartsAllTheSame() throws Exception {
        cache = Path.of("/dev/null/none");
        assertThat(check().out()).startsWith("All is in place");
    }

    @Test
    void aServerStartsAtOnceAndStopsByASignal() throws Exception {
        Process server = start(
                Map.of("JAVA_OPTS", "-Xmx200m -XX:+UseParallelGC"),
                LAUNCHER,
                "serve",
                "--port=0",
                "--models=" + LAUNCHER.resolveSibling("../models"),
                "--database-url=jdbc:h2:mem:serve");
        try {
            for (int k = 0;
                    k < 2_000 && !Files.readString(folder.resolve("out")).contains("Serving on");
                    k++) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            assertThat(Files.readString(folder.resolve("out"))).contains("Serving on http://");
            assertThat(server.info().command().orElse("")).endsWith("java");
            server.destroy();
            assertThat(server.waitFor(40, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isEqualTo(143);
            for (int k = 0;
                    k < 2_000
                            && archives().stream()
                                    .noneMatch(file -> file.toString().endsWith(".jsa"));
                    k++) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            assertThat(archives()).as("the archive, made in the background").isNotEmpty();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", folder.toString()), LAUNCHER, "--version"))
                .satisfies(none -> assertThat(none.code()).isOne())
                .satisfies(none -> assertThat(none.errors()).contains("JAVA_HOME is " + folder));
        assertThat(run(Map.of("PREDICTION_JAR", "nothing.jar"), LAUNCHER, "--version")
                        .errors())
                .contains("PREDICTION_JAR names nothing.jar");

        Path old = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n", StandardCharsets.UTF_8);
        assertThat(old.toFile().setExecutable(true)).isTrue();
        assertThat(run(Map.of("JAVA_HOME", folder.resolve("old").toString()), LAUNCHER, "--version")
                        .errors())
                .contains("Java 17 or later is needed", "is Java 11.0.2");
    }
}
