package io.customerprediction.app.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a document says that a command or a program prints. An ellipsis stands for what varies. */
final class Expected {
    static final List<String> LANGUAGES = List.of("output", "json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELLIPSIS = "…";

    private Expected() {}

    /** Whether this was printed. */
    static boolean fits(Block expected, String printed) {
        return expected.language().equals("json")
                ? fitsJson(expected.text(), printed)
                : fitsText(expected.text(), printed);
    }

    /** Line by line from the beginning; a line that is only an ellipsis stands for any lines. */
    private static boolean fitsText(String expected, String printed) {
        String pattern = expected.strip().lines().map(Expected::pattern).collect(Collectors.joining());
        return Pattern.compile(pattern).matcher(printed.strip() + "\n").matches();
    }

    private static String pattern(String line) {
        if (line.strip().equals(ELLIPSIS)) {
            return "(?s:.*)";
        }
        return Arrays.stream(line.stripTrailing().split(ELLIPSIS, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"))
                + "\\s*\n";
    }

    /** One document after the other; of objects only the members that are expected. */
    private static boolean fitsJson(String expected, String printed) {
        List<JsonNode> wanted = nodes(expected);
        List<JsonNode> found = nodes(printed);
        boolean fits = wanted.size() == found.size();
        for (int i = 0; fits && i < wanted.size(); i++) {
            fits = fits(wanted.get(i), found.get(i));
        }
        return fits;
    }

    private static List<JsonNode> nodes(String text) {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return values.readAll();
        } catch (java.io.IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static boolean fits(JsonNode wanted, JsonNode found) {
        if (wanted.asText().equals(ELLIPSIS)) {
            return !found.isMissingNode();
        }
        if (wanted.isObject()) {
            return wanted.properties().stream().allMatch(member -> fits(member, found));
        }
        if (wanted.isArray()) {
            boolean fits = wanted.size() == found.size();
            for (int i = 0; fits && i < wanted.size(); i++) {
                fits = fits(wanted.get(i), found.get(i));
            }
            return fits;
        }
        return wanted.equals(found);
    }

    private static boolean fits(Map.Entry<String, JsonNode> member, JsonNode found) {
        return fits(member.getValue(), found.path(member.getKey()));
    }

    static JsonNode parse(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }
}
