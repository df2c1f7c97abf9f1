package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One address: which methods it takes, each with its handler. {@code HEAD} goes with {@code GET}. */
public final class Endpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String ANY = "*";

    private final transient Map<String, Handler> handlers;

    private Endpoint(Map<String, Handler> handlers) {
        this.handlers = handlers;
    }

    /** An address that is only read. */
    public static Endpoint get(Handler handler) {
        return new Endpoint(Map.of("GET", handler, "HEAD", handler));
    }

    /** An address that takes these methods. */
    public static Endpoint of(Map<String, Handler> byMethod) {
        return new Endpoint(Map.copyOf(byMethod));
    }

    /** An address that takes any method. */
    public static Endpoint any(Handler handler) {
        return new Endpoint(Map.of(ANY, handler));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable Handler handler = handlers.getOrDefault(request.getMethod(), handlers.get(ANY));
        if (handler != null) {
            handler.handle(request, response);
        } else if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", allowed());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            throw Problem.of(Kind.METHOD_NOT_ALLOWED, "Use one of " + allowed() + ".")
                    .with("Allow", allowed());
        }
    }

    private String allowed() {
        return String.join(", ", new TreeMap<>(handlers).keySet()) + ", OPTIONS";
    }
}
