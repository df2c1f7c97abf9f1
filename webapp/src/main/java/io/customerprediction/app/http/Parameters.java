package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a request's query and form. */
public final class Parameters {
    private Parameters() {}

    /**
     * All values by name.
     *
     * @throws Problem if they are not encoded as they should be, or the form is too large
     */
    public static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> parameters = new TreeMap<>();
        try {
            request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        } catch (RuntimeException e) {
            // What a container throws here tells of the request, never of us.
            throw Problem.of(
                    Kind.MALFORMED_BODY, "The query or the form is not encoded as it should be, or too large.");
        }
        return parameters;
    }
}
