package io.customerprediction.app.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a header {@code Content-Type} (RFC 9110), read leniently: any case, blanks, further parameters and empty
 * ones, such as in {@code application/json;}, are accepted.
 *
 * @param name such as {@code application/json}, in lower case
 * @param parameters by their names in lower case; of equal names the first counts
 */
record MediaType(String name, Map<String, String> parameters) {
    private static final Pattern NAME = Pattern.compile("\\s*([!-.0-~]+/[!-.0-~&&[^;]]+)\\s*(;.*)?", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*;\\s*(?:([!-~&&[^=;\"]]+)\\s*=\\s*(\"(?:[^\"\\\\]++|\\\\.)*+\"|[^;\\s\"]*))?\\s*");

    private static final int LONGEST = 1_000;

    /** The type that a header's value names; empty if it is missing or malformed. */
    static Optional<MediaType> of(@Nullable String header) {
        Matcher named = NAME.matcher(header == null ? "" : header);
        if (header == null || header.length() > LONGEST || !named.matches()) {
            return Optional.empty();
        }
        String rest = named.group(2) == null ? "" : named.group(2);
        Map<String, String> parameters = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(rest);
        int end = 0;
        while (parameter.find()) {
            end = parameter.end();
            if (parameter.group(1) != null) {
                parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), unquoted(parameter.group(2)));
            }
        }
        return end == rest.length()
                ? Optional.of(new MediaType(named.group(1).toLowerCase(Locale.ROOT), parameters))
                : Optional.empty();
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** Whether the text is in UTF-8 or in its part ASCII, or the type leaves that open. */
    boolean isUtf8() {
        return switch (parameters.getOrDefault("charset", "utf-8").strip().toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8", "us-ascii", "" -> true;
            default -> false;
        };
    }
}
