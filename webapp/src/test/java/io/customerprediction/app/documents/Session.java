package io.customerprediction.app.documents;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * One reader of one document: a folder like a fresh clone that has been built, with a log of the reader's own, in which the
 * blocks of the document are run one after the other. A server that a command starts runs in the background, on a port
 * of its own, until the next one is started or the document ends. Maven only notes what it was asked to do.
 */
final class Session implements AutoCloseable {
    private static final String JAR = System.getProperty("program.jar");
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern SERVES =
            Pattern.compile("(?<before>.* && )?(?<command>\\S*(customer-prediction|-jar \\S+\\.jar) serve\\b.*)");
    private static final String BLOCK = "@@ block ";
    private static final int MINUTES = 10;
    private static final int DAYS = 800;

    /** The log ends on 2025-06-30, as the sample does. */
    private static final long LATER = ChronoUnit.DAYS.between(MadeUpShop.START, LocalDate.of(2025, 7, 1)) - DAYS;

    private static final String PRELUDE = """
            set -eo pipefail
            stop_server() { if [ -n "${SERVER:-}" ]; then kill "$SERVER"; wait "$SERVER" || true; SERVER=; fi; }
            trap stop_server EXIT
            await_server() {
                SERVER=$1
                for _ in $(seq 600); do
                    if curl -fsS -o /dev/null "http://localhost:$CUSTOMER_PREDICTION_PORT/health/live" 2>/dev/null; then return; fi
                    kill -0 "$SERVER" || { cat server.log >&2; exit 1; }
                    sleep 0.1
                done
                exit 1
            }
            """;

    private final Path folder;
    private final int port;
    private final List<Path> links = new ArrayList<>();

    Session(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (String copied : List.of("bin", "conf", "models")) {
            copyFiles(ROOT.resolve(copied), Files.createDirectories(folder.resolve(copied)));
        }
        link(Path.of(JAR), "webapp/target/customer-prediction.jar");
        for (String name : List.of("transactions.csv", "test_data.csv")) {
            link(ROOT.resolve("data").resolve(name), "data/" + name);
        }
        Path log = MadeUpShop.write(rows(), folder.resolve("log.csv"));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("log.csv.gz")))) {
            Files.copy(log, packed);
        }
        Files.copy(log, folder.resolve("orders.csv"));
        Path maven = Files.createDirectories(folder.resolve("stand-ins")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho \"$@\" >>\"" + folder + "/maven\"\n");
        if (!maven.toFile().setExecutable(true)) {
            throw new IOException(maven + " cannot be run");
        }
    }

    /** Of as many customers as a training needs, and not many more. */
    private static List<TransactionRow> rows() {
        return new MadeUpShop(150, DAYS, 7)
                .transactions().stream()
                        .map(row -> new TransactionRow(
                                row.customerId(),
                                Objects.requireNonNull(row.day()).plusDays(LATER),
                                row.amount(),
                                row.orderId(),
                                row.stockCode()))
                        .toList();
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void link(Path target, String name) throws IOException {
        Path link = folder.resolve(name);
        Files.createDirectories(link.resolveSibling("x").getParent());
        links.add(Files.createSymbolicLink(link, target));
    }

    /** Runs blocks in their order as one script, which ends at the first command that fails; what each of them printed. */
    List<String> shell(List<Block> blocks) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(PRELUDE);
        for (int i = 0; i < blocks.size(); i++) {
            script.append("echo; echo '").append(BLOCK).append(i).append("'\n");
            blocks.get(i)
                    .commands()
                    .forEach(command -> script.append(runnable(command)).append('\n'));
        }
        Path file = Files.writeString(folder.resolve("script"), script);
        return run(List.of("bash", file.toString()), blocks);
    }

    private String runnable(String command) {
        String here = command.replace("localhost:5000", "localhost:" + port);
        Matcher serves = SERVES.matcher(here);
        if (!serves.matches() || here.contains("--check") || here.contains("--help")) {
            return here;
        }
        String before = serves.group("before");
        return (before == null ? "" : before.replaceFirst(" && $", "\n")) + "stop_server\n" + serves.group("command")
                + " >>server.log 2>&1 & await_server $!";
    }

    /** Runs blocks of Java statements in their order as one program against the library; what each of them printed. */
    List<String> java(List<Block> blocks) throws IOException, InterruptedException {
        List<String> imports = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            body.append("System.out.println(\"\\n").append(BLOCK).append(i).append("\");\n");
            blocks.get(i).text().lines().forEach(line -> {
                if (line.startsWith("import ")) {
                    imports.add(line);
                } else {
                    body.append(line).append('\n');
                }
            });
        }
        String program = String.join("\n", imports)
                + "\nimport java.nio.file.*;\nimport java.time.*;\nimport java.util.*;\nimport io.customerprediction.*;\n"
                + "public class Snippets {\npublic static void main(String[] arguments) throws Exception {\n" + body
                + "}\n}\n";
        Path file = Files.writeString(folder.resolve("Snippets.java"), program);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(List.of(java, "-cp", JAR, file.toString()), blocks);
    }

    private List<String> run(List<String> command, List<Block> blocks) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String[] parts = Files.readString(printed).split("\n" + BLOCK + "[0-9]+\n", -1);
        if (process.waitFor() != 0) {
            int failed = Math.max(0, parts.length - 2);
            throw new AssertionError(blocks.get(failed).place() + " ended with " + process.exitValue() + ":\n"
                    + blocks.get(failed).text() + "\n" + Files.readString(errors) + parts[parts.length - 1]);
        }
        return Stream.of(parts).skip(1).toList();
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", folder.resolve("stand-ins") + ":" + System.getenv("PATH"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("JAVA_OPTS", "-Xmx1g");
        // Archives of classes would take longer to make than they save here.
        variables.put("PREDICTION_CACHE", "/dev/null/none");
        variables.put("CUSTOMER_PREDICTION_PORT", String.valueOf(port));
        return variables;
    }

    /** What Maven was asked to do, a line for each call. */
    List<String> mavenCalls() throws IOException {
        Path calls = folder.resolve("maven");
        return Files.exists(calls) ? Files.readAllLines(calls, StandardCharsets.UTF_8) : List.of();
    }

    /** Removes what leads out of the folder. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }
}
