package io.customerprediction.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of every answer notices answers that are not as described. */
class ContractTest {
    private static final String PROBLEM =
            "{\"type\":\"/problems#not-found\",\"title\":\"a\",\"status\":404,\"detail\":\"b\"}";

    private static void check(String address, int status, String type, String body)
            throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + address))
                    .build();
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            Contract.PUBLISHED.check("", request, response);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/health/live | 200 | application/json | {\"status\":\"UP\"}",
                "/api/v1/nothing | 404 | application/problem+json | P",
                "/api/v1/customers/C1 | 404 | application/problem+json | P",
                "/api/v1/jobs/1 | 405 | application/problem+json | P",
                "/customers | 200 | text/html | <p>a page</p>",
                "/batch/1/progress | 200 | application/json | {\"over\":true}",
                "/api/v1/models/live/sample-request | 200 | application/json; charset=utf-8 | {\"Recency\":1}"
            })
    void whatIsAsDescribedPasses(String address, int status, String type, String body)
            throws IOException, InterruptedException {
        check(address, status, type, body.equals("P") ? PROBLEM : body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/health/live | 200 | application/json | {\"status\":\"DOWN\"} | /status",
                "/health/live | 200 | application/json | {\"status\":\"UP\",\"more\":1} | 'more'",
                "/health/live | 200 | application/json | {} | 'status'",
                "/health/live | 200 | application/json | [] | [array found, object expected]",
                "/health/live | 200 | text/plain | UP | the media type",
                "/health/live | 201 | application/json | {\"status\":\"UP\"} | the status is not described",
                "/health/live?deep=1 | 200 | application/json | {\"status\":\"UP\"} | the parameter deep",
                "/health/all | 200 | application/json | {} | the address is not described",
                "/v2/models | 200 | application/json | {} | the address is not described",
                "/api/v1/nothing | 404 | application/json | {} | the media type",
                "/api/v1/nothing | 404 | application/problem+json | {\"title\":1} | /title",
                "/api/v1/jobs/1 | 409 | application/problem+json | P | the status is not described",
                "/api/v1/models/live/sample-request | 200 | application/json | {\"Recency\":\"1\"} | string found, number expected"
            })
    void whatIsNotAsDescribedFails(String address, int status, String type, String body, String expected) {
        assertThatThrownBy(() -> check(address, status, type, body.equals("P") ? PROBLEM : body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(address)
                .hasMessageContaining(expected.replace("[", "").replace("]", ""));
    }

    @Test
    void datesAreCheckedToo() {
        assertThat(Contract.PUBLISHED.mistakes("/components/schemas/Prediction/properties/asOf", "\"2024-12-16\""))
                .isEmpty();
        assertThat(Contract.PUBLISHED.mistakes("/components/schemas/Prediction/properties/asOf", "\"16.12.2024\""))
                .isNotEmpty();
    }
}
