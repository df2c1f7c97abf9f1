package io.customerprediction.app.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The published description of the API. Every answer that {@link TestServer} and {@link Visitor} receive is held against it:
 * address, method, query, status, media type and every value. Thread-safe.
 */
public final class Contract {
    private static final String BASE = "https://contract.test/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** The document as a whole is no schema: its members say nothing about values. */
    private static final Dialect DIALECT = Dialect.builder("https://contract.test/dialect", Dialects.getOpenApi31())
            .keywords(Stream.of("openapi", "info", "servers", "security", "tags", "paths", "components")
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    /** What any address may answer, as the response that is called Unlisted says. */
    private static final Set<Integer> UNLISTED = Set.of(400, 405, 408, 414, 421, 431, 500, 503);

    private static final Pattern API = Pattern.compile("(/api/|/v2|/predict_|/ping|/invocations|/health/).*");
    private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

    /** The one that the server sends. */
    public static final Contract PUBLISHED = read("/io/customerprediction/app/api/operations/openapi.json");

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * One address with one method.
     *
     * @param path with parameters in braces
     * @param addresses that it is about
     * @param method in upper case
     * @param node what is said of it
     */
    public record Operation(String path, Pattern addresses, String method, JsonNode node) {}

    /** The description in a text. */
    public Contract(String json) {
        try {
            document = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        registry = SchemaRegistry.withDialect(
                DIALECT,
                builder -> builder.schemas(Map.of(BASE, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Pattern addresses = Pattern.compile(Stream.of(PARAMETER.split(path.getKey(), -1))
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + "[^/]+" + b)
                    .orElseThrow());
            path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> operations.add(new Operation(
                            path.getKey(), addresses, method.getKey().toUpperCase(Locale.ROOT), method.getValue())));
        }
    }

    /** The description in a resource. */
    public static Contract read(String resource) {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(resource), resource)) {
            return new Contract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The operation of an address as a client writes it; one without parameters goes before one with. */
    public Optional<Operation> operation(String method, String address) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        List<Operation> fitting = operations.stream()
                .filter(operation -> operation.method().equals(wanted)
                        && operation.addresses().matcher(address).matches())
                .toList();
        return fitting.stream()
                .filter(operation -> operation.path().equals(address))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    /** Fails with what is wrong with an answer; does nothing where it is not one of the API. */
    public void check(String contextPath, HttpRequest request, HttpResponse<String> response) {
        String path = Objects.requireNonNull(request.uri().getRawPath());
        List<String> mistakes = path.startsWith(contextPath)
                ? mistakes(path.substring(contextPath.length()), request, response)
                : List.of();
        if (!mistakes.isEmpty()) {
            throw new AssertionError(request.method() + " " + request.uri() + " was answered with "
                    + response.statusCode() + " " + response.body() + ", which openapi.json does not describe: "
                    + mistakes);
        }
    }

    private List<String> mistakes(String path, HttpRequest request, HttpResponse<String> response) {
        Optional<Operation> operation = operation(request.method(), path);
        String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        boolean isPage = type.equals("text/html") || response.statusCode() == 302;
        if (isPage
                || request.method().equals("OPTIONS")
                || (operation.isEmpty() && !API.matcher(path).matches())) {
            return List.of();
        }
        List<String> mistakes = new ArrayList<>();
        String pointer;
        if (operation.isEmpty()) {
            if (response.statusCode() < 400) {
                mistakes.add("the address is not described");
            }
            pointer = "/components/responses/Unlisted";
        } else {
            if (response.statusCode() < 300) {
                query(operation.get(), request.uri(), mistakes);
            }
            pointer = response(operation.get(), response.statusCode(), mistakes);
        }
        if (!request.method().equals("HEAD") && !pointer.isEmpty()) {
            body(pointer, type, response, mistakes);
        }
        return mistakes;
    }

    private static void query(Operation operation, URI uri, List<String> mistakes) {
        List<String> known = StreamSupport.stream(
                        operation.node().path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .toList();
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
            String name = pair.split("=", 2)[0];
            if (!known.contains(name)) {
                mistakes.add("the parameter " + name + " is not described");
            }
        }
    }

    /** Where the response is described; empty if it is not. */
    private String response(Operation operation, int status, List<String> mistakes) {
        JsonNode responses = operation.node().path("responses");
        String listed = responses.has("" + status) ? "" + status : UNLISTED.contains(status) ? "default" : "";
        if (!responses.has(listed)) {
            mistakes.add("the status is not described");
            return "";
        }
        JsonNode reference = responses.path(listed).path("$ref");
        return reference.isTextual()
                ? reference.asText().substring(1)
                : "/paths/" + escaped(operation.path()) + "/"
                        + operation.method().toLowerCase(Locale.ROOT) + "/responses/" + listed;
    }

    private void body(String pointer, String type, HttpResponse<String> response, List<String> mistakes) {
        JsonNode content = document.at(pointer).path("content");
        if (content.isMissingNode()) {
            if (!response.body().isEmpty()) {
                mistakes.add("there is a body, but none is described");
            }
        } else if (!content.has(type)) {
            mistakes.add("the media type \"" + type + "\" is not described");
        } else if (type.endsWith("json")) {
            mistakes.addAll(mistakes(pointer + "/content/" + escaped(type) + "/schema", response.body()));
        }
    }

    /** The node itself, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = document.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }

    /** What is wrong with a value by the schema at a place of the description. */
    public List<String> mistakes(String schemaPointer, String json) {
        Schema schema = schemas.computeIfAbsent(
                schemaPointer, pointer -> registry.getSchema(SchemaLocation.of(BASE + "#" + pointer)));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** A name as a part of a JSON pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
