package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parameters of a request's query and form. */
public final class Parameters {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST_FORM = 200_000;
    private static final int MOST_PARAMETERS = 1_000;
    private static final Pattern AMPERSAND = Pattern.compile("&");

    private Parameters() {}

    /**
     * All values by name. A form is read by us and not by the container, which would not decode its content encoding.
     *
     * @throws Problem if they are not encoded as they should be, or the form is too large
     */
    public static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> parameters = new TreeMap<>();
        Optional<MediaType> type = MediaType.of(request.getContentType());
        if (request.getMethod().equals("POST")
                && type.isPresent()
                && type.get().name().equals(FORM)) {
            if (!type.get().isUtf8()) {
                throw Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, "Send the form in UTF-8.");
            }
            addAll(parameters, request.getQueryString() == null ? "" : request.getQueryString());
            addAll(parameters, form(request));
            return parameters;
        }
        try {
            request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        } catch (RuntimeException e) {
            // A container throws here only for what the client sent.
            throw malformed();
        }
        return parameters;
    }

    /**
     * All values by name of an address's query.
     *
     * @throws Problem if they are not encoded as they should be
     */
    public static Map<String, List<String>> ofQuery(String query) {
        Map<String, List<String>> parameters = new TreeMap<>();
        addAll(parameters, query);
        return parameters;
    }

    /**
     * The only parameter that a request may have, {@code true} or {@code false}; the latter if it is not there.
     *
     * @throws Problem naming every other parameter and what is wrong with this one
     */
    public static boolean flag(HttpServletRequest request, String name) {
        List<FieldError> errors = new ArrayList<>();
        boolean flag = false;
        for (Map.Entry<String, List<String>> parameter : of(request).entrySet()) {
            if (!parameter.getKey().equals(name)) {
                errors.add(
                        FieldError.parameter(parameter.getKey(), "is no known parameter; did you mean " + name + "?"));
            } else if (parameter.getValue().equals(List.of("true"))) {
                flag = true;
            } else if (!parameter.getValue().equals(List.of("false"))) {
                errors.add(FieldError.parameter(name, "give true or false, once"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return flag;
    }

    private static String form(HttpServletRequest request) {
        try (Body body = Body.of(request, LONGEST_FORM)) {
            return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw malformed();
        }
    }

    private static void addAll(Map<String, List<String>> parameters, String encoded) {
        int count = 0;
        for (String pair :
                AMPERSAND.splitAsStream(encoded).filter(text -> !text.isEmpty()).toList()) {
            if (++count > MOST_PARAMETERS) {
                throw malformed();
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
    }

    /** Percent-decoded UTF-8; {@link java.net.URLDecoder} would replace what is not UTF-8. */
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c == '%') {
                bytes.write(hexDigit(text, k + 1) << 4 | hexDigit(text, k + 2));
                k += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int hexDigit(String text, int at) {
        int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static Problem malformed() {
        return Problem.of(Kind.MALFORMED_BODY, "The query or the form is not encoded as it should be, or too large.");
    }
}
