package io.customerprediction.app.security.openid;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the provider, each of which takes at most five seconds in all and gets at most 256 KiB. Redirects are not
 * followed: the provider's addresses are known. Thread-safe.
 */
final class IssuerClient implements HTTPRequestSender, ResourceRetriever {
    static final Duration LONGEST = Duration.ofSeconds(5);
    static final int MOST_BYTES = 256 * 1_024;

    /** Those that java.net.http writes itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "connection");

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * The document at an address.
     *
     * @throws IOException if there is none, or not in time
     */
    String get(URI address) throws IOException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered with status " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        return new Resource(get(URI.create(address.toString())), "application/json");
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder copy = HttpRequest.newBuilder(request.getURI());
        for (Map.Entry<String, List<String>> header : request.getHeaderMap().entrySet()) {
            if (!OWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> copy.header(header.getKey(), value));
            }
        }
        @Nullable String body = request.getBody();
        copy.method(request.getMethod().name(), BodyPublishers.ofString(body == null ? "" : body));
        HttpResponse<byte[]> answer = send(copy.build());
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        response.setEntityContentType(contentType(answer));
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }

    private static ContentType contentType(HttpResponse<byte[]> answer) throws IOException {
        try {
            return ContentType.parse(answer.headers().firstValue("Content-Type").orElse("application/octet-stream"));
        } catch (ParseException e) {
            throw new IOException("the answer has a Content-Type that cannot be read", e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, headers -> new Limited());
        try {
            return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(address(request) + " cannot be used: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException(address(request) + " did not answer within " + LONGEST.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static String address(HttpRequest request) {
        return request.uri().getScheme() + "://" + request.uri().getRawAuthority()
                + request.uri().getRawPath();
    }

    /** A body of limited length. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (bytes.size() + part.remaining() > MOST_BYTES) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    body.completeExceptionally(new IOException("the answer is longer than " + MOST_BYTES + " bytes"));
                    return;
                }
                byte[] copy = new byte[part.remaining()];
                part.get(copy);
                bytes.writeBytes(copy);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
