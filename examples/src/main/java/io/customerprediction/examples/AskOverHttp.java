package io.customerprediction.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of a running server, with nothing but the JDK. */
public final class AskOverHttp {
    private static final String CUSTOMER = "{\"Recency\": 10, \"Frequency\": 5, \"Monetary\": 5000}";
    private static final String CUSTOMERS = """
            [{"id": "from four numbers", "Recency": 10, "Frequency": 5, "Monetary": 5000},
             {"id": "from purchases", "transactions": [
                 {"date": "2025-04-11", "amount": 15.00},
                 {"date": "2025-06-02", "amount": 80.25}]},
             {"id": "not to be answered", "Recency": -1, "Frequency": 5, "Monetary": 5000}]
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    private AskOverHttp(URI server) {
        this.server = server;
    }

    /**
     * Asks the two original endpoints about one customer and the full one about several.
     *
     * @param arguments the server's address, {@code http://localhost:5000} if none is given
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        AskOverHttp ask = new AskOverHttp(URI.create(arguments.length == 0 ? "http://localhost:5000" : arguments[0]));
        System.out.println(ask.post("/predict_churn", CUSTOMER));
        System.out.println(ask.post("/predict_next_purchase", CUSTOMER));
        System.out.println(ask.post("/api/v1/predictions?asOf=2025-06-30", CUSTOMERS));
    }

    private String post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
