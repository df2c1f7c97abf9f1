package io.customerprediction.app.testing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;

/** The runnable jar as a server in a process of its own, with models, logs, batches and database in one folder. */
public final class Program implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int TIMEOUT_MILLIS = 120_000;
    private static final long POLL_NANOS = 100_000_000;

    private final Process process;
    private final Path errors;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private Program(Process process, Path errors, URI address) {
        this.process = process;
        this.errors = errors;
        this.address = address;
    }

    /**
     * Starts a server and waits until it serves.
     *
     * @param heap such as {@code 64m}
     * @param options of the command serve, which take precedence over the folder's
     */
    public static Program serve(Path folder, String heap, String... options) throws IOException {
        Path models = folder.resolve("models");
        if (Files.notExists(models)) {
            TestModel.save(models);
        }
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("program.jar"),
                "serve",
                "--host=127.0.0.1",
                "--port=0",
                "--models=" + models,
                "--logs=" + folder.resolve("logs"),
                "--access=" + folder.resolve("access"),
                "--batches=" + folder.resolve("batches")));
        command.addAll(Arrays.asList(options));
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("--database-url="))) {
            command.add("--database-url=jdbc:h2:file:" + folder.resolve("customers"));
        }
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("Serving on ")) {
            process.destroyForcibly();
            throw new IOException(line + Files.readString(errors));
        }
        Program program = new Program(process, errors, URI.create(line.split(" ", -1)[2]));
        program.awaitDatabase();
        return program;
    }

    /** The database is opened after the server has begun to serve. */
    private void awaitDatabase() throws IOException {
        try {
            for (int k = 0; k < 600 && get("/health/ready").body().contains("STARTING"); k++) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return address.getPort();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What has been written to the standard error, by all programs of the folder. */
    public String errors() throws IOException {
        return Files.readString(errors);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Posts a body of JSON over a connection of its own; what is missing of the answer can be seen. */
    public RawAnswer postRaw(String path, byte[] json) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String head = "POST " + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + json.length
                    + "\r\n\r\n";
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(json);
            } catch (IOException e) {
                // The answer says why the body was not read to its end.
            }
            return RawAnswer.read(socket.getInputStream(), false);
        } catch (IOException e) {
            return RawAnswer.read(new ByteArrayInputStream(new byte[0]), false);
        }
    }

    public Visitor visitor() {
        return new Visitor("http://127.0.0.1:" + port(), "");
    }

    /** Stops it as a service manager does; its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        Assertions.assertTrue(process.waitFor(40, TimeUnit.SECONDS), "it still runs");
        return process.exitValue();
    }

    /** Kills it, so that nothing is closed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
            process.getInputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
