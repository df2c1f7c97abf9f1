package io.customerprediction.app.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.stream.Collectors;

/** A problem as RFC 9457 writes it. */
public final class ProblemJson {
    private ProblemJson() {}

    /**
     * Writes the problem document of a whole request.
     *
     * @param contextPath where the application lives, to make the type's URI
     * @param instance names this occurrence
     * @param requestId by which the log's lines are found
     * @param withError whether all is said once more in the member {@code error}, the only one that clients of the Open
     *     Inference Protocol read
     */
    static void write(
            JsonGenerator json,
            Problem problem,
            String contextPath,
            String instance,
            String requestId,
            boolean withError)
            throws IOException {
        json.writeStartObject();
        start(json, problem, contextPath);
        if (withError) {
            json.writeStringField("error", inOneText(problem));
        }
        json.writeStringField("instance", instance);
        json.writeStringField("request_id", requestId);
        errors(json, problem, "");
        json.writeEndObject();
    }

    /**
     * Writes the problem of one part of a request as the member {@code problem}.
     *
     * @param contextPath where the application lives, to make the type's URI
     * @param pointer where the part stands in the request; its errors' pointers start there
     */
    public static void writePart(JsonGenerator json, Problem problem, String contextPath, String pointer)
            throws IOException {
        json.writeObjectFieldStart("problem");
        start(json, problem, contextPath);
        errors(json, problem, pointer);
        json.writeEndObject();
    }

    private static String inOneText(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(error -> error.at() + " " + error.reason())
                        .collect(Collectors.joining("; "));
    }

    private static void start(JsonGenerator json, Problem problem, String contextPath) throws IOException {
        json.writeStringField(
                "type", contextPath + "/problems#" + problem.kind().slug());
        json.writeStringField("title", problem.kind().title());
        json.writeNumberField("status", problem.kind().status());
        json.writeStringField("detail", problem.detail());
    }

    private static void errors(JsonGenerator json, Problem problem, String pointer) throws IOException {
        if (problem.errors().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("errors");
        for (FieldError error : problem.errors()) {
            json.writeStartObject();
            json.writeStringField(error.place().name(), pointer + error.at());
            json.writeStringField("reason", error.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
