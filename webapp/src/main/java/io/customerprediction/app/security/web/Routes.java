package io.customerprediction.app.security.web;

import io.customerprediction.app.http.Endpoint;
import io.customerprediction.app.http.Handler;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The table of routes: every address, its methods, what each takes and who answers. Immutable. */
public final class Routes {
    private final List<Route> all;
    private final Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if a path has the same method twice */
    public Routes(List<Route> routes) {
        all = List.copyOf(routes);
        for (Route route : all) {
            add(route.method(), route);
            if (route.method().equals("GET")) {
                add("HEAD", route);
            }
        }
    }

    private void add(String method, Route route) {
        Map<String, Route> methods = byPath.computeIfAbsent(route.path(), path -> new HashMap<>());
        if (methods.put(method, route) != null) {
            throw new IllegalArgumentException(method + " " + route.path() + " has two handlers");
        }
    }

    /** All lines, in the order in which they were given. */
    public List<Route> all() {
        return all;
    }

    /**
     * The line of a request; null where an address has none or does not take the method.
     *
     * @param path as it was matched by the servlet container
     */
    @Nullable
    Route find(String path, String method) {
        @Nullable Map<String, Route> methods = byPath.get(path);
        return methods == null ? null : methods.get(method);
    }

    /** Passes each path and what answers there on. */
    public void forEachPath(BiConsumer<String, Endpoint> endpoint) {
        byPath.forEach((path, methods) -> {
            Map<String, Handler> handlers = new HashMap<>();
            methods.forEach((method, route) -> handlers.put(method, route.handler()));
            endpoint.accept(path, Endpoint.of(handlers));
        });
    }
}
