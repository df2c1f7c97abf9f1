package io.customerprediction.app.testing;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.security.web.Routes;
import io.customerprediction.app.server.Application;
import io.customerprediction.app.server.StoreConnection;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import io.customerprediction.app.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real server on a free port, with the small model and a clock that stands still. */
public final class TestServer implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2024-12-16T14:30:12Z");
    public static final String JSON = "application/json";

    private final EmbeddedServer server;
    private final Application application;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(EmbeddedServer server, Application application) {
        this.server = server;
        this.application = application;
    }

    public static TestServer start(Path logs) {
        return start(logs, Optional.of(TestModel.PREDICTOR));
    }

    public static TestServer start(Path logs, Optional<CustomerPredictor> predictor) {
        return start(logs, predictor, Optional.empty());
    }

    /** With the small model and the customers of a store, which the caller closes. */
    public static TestServer start(Path logs, Store store) {
        return start(logs, Optional.of(TestModel.PREDICTOR), Optional.of(store));
    }

    public static TestServer start(Path logs, Optional<CustomerPredictor> predictor, Optional<Store> store) {
        return start(logs, predictor, store, Map.of());
    }

    /** With further settings, by their names. */
    public static TestServer start(
            Path logs, Optional<CustomerPredictor> predictor, Optional<Store> store, Map<String, String> further) {
        return start(logs, predictor, store.map(StoreConnection::of).orElseGet(StoreConnection::none), further);
    }

    /** With a store that is opened later, and closed with the server. */
    public static TestServer start(Path logs, Optional<CustomerPredictor> predictor, StoreConnection store) {
        return start(logs, predictor, store, Map.of());
    }

    private static TestServer start(
            Path logs, Optional<CustomerPredictor> predictor, StoreConnection store, Map<String, String> further) {
        SettingsSource usual = SettingsSource.options(Map.of(
                "port",
                "0",
                "access",
                logs.resolveSibling(logs.getFileName() + ".access").toString(),
                "logs",
                logs.toString(),
                "models",
                logs.resolveSibling(logs.getFileName() + ".models").toString(),
                "max-body-bytes",
                "10000",
                "max-batch-bytes",
                "1000000",
                "max-batch",
                "2000",
                "batches",
                logs.resolve("batches").toString(),
                "max-upload-bytes",
                "5000000"));
        Settings settings = Settings.of(List.of(usual, SettingsSource.options(further)));
        try {
            Application application =
                    new Application(settings, () -> predictor, store, Clock.fixed(NOW, ZoneOffset.UTC));
            return new TestServer(EmbeddedServer.start(settings, application), application);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** The table of its routes. */
    public Routes routes() {
        return application.routes();
    }

    public int port() {
        return server.port();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** Asks for a file that is no text. */
    public HttpResponse<byte[]> download(String path) {
        try {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    public HttpResponse<String> post(String path, String body) {
        return post(path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send(
                HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
            Contract.PUBLISHED.check("", built, response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
