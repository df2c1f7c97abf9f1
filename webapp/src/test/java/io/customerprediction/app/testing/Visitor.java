package io.customerprediction.app.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A browser without scripts: keeps cookies and sends forms with the token of the page that they are on. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    public static final String BOUNDARY = "-----------------------a-boundary";
    private static final long POLL_NANOS = 10_000_000;

    private final String origin;
    private final String context;
    private final HttpClient client;

    public Visitor(TestServer server) {
        this("http://127.0.0.1:" + server.port(), "");
    }

    /** @param context where the application lives, empty for the root */
    public Visitor(String origin, String context) {
        this.origin = origin;
        this.context = context;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.header("Accept", "text/html,*/*").build();
        try {
            HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
            Contract.PUBLISHED.check(context, built, response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token of the first form of a page. */
    public String token(String page) {
        Matcher token = TOKEN.matcher(get(page).body());
        return token.find() ? token.group(1) : "";
    }

    /** Fills in the form of a page and sends it. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("token", token(page));
        return send(
                action,
                all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** Sends a form that is encoded already. */
    public HttpResponse<String> send(String action, String form) {
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends a form that is encoded and packed. */
    public HttpResponse<String> sendPacked(String action, byte[] packedForm) {
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packedForm)));
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Brings a file; returns the page where that leads. */
    public HttpResponse<String> upload(String name, byte[] file, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("token", token(context + "/batch"));
        return send(HttpRequest.newBuilder(URI.create(origin + context + "/batch"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(name, file, all))));
    }

    public HttpResponse<String> upload(String name, String text) {
        return upload(name, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static byte[] multipart(String name, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + 2_000);
        fields.forEach((field, value) -> body.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The page of a batch once it is over. */
    public String whenOver(HttpResponse<String> batch) {
        String path = batch.uri().getPath();
        if (!path.matches(context + "/batch/[0-9]+")) {
            throw new AssertionError("no batch, but " + batch.statusCode() + ": " + batch.body());
        }
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!get(path + "/progress").body().contains("\"over\":true")) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "still not over: " + get(path + "/progress").body());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return get(path).body();
    }
}
