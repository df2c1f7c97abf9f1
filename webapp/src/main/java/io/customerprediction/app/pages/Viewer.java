package io.customerprediction.app.pages;

import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Who looks at a page, which shows them only what they may use.
 *
 * @param name of the user who is signed in; empty without a login
 * @param canSignIn whether there is a login to offer
 * @param canExport whether files may be downloaded
 * @param places pages in the order of the navigation
 */
public record Viewer(String name, boolean canSignIn, boolean canExport, List<String> places) {
    static Viewer of(HttpServletRequest request) {
        Principal principal = Caller.of(request);
        boolean isUser = principal.kind() == Principal.Kind.USER;
        return new Viewer(
                isUser ? principal.name() : "",
                principal.kind() == Principal.Kind.ANONYMOUS,
                Access.ANALYST.allows(principal),
                places(principal));
    }

    private static List<String> places(Principal principal) {
        List<String> places = new ArrayList<>();
        boolean views = Access.VIEWER.allows(principal);
        if (views) {
            places.addAll(List.of("overview", "customers", "segments", "cohorts", "forecast", "targeting"));
        }
        if (Access.ANALYST.allows(principal)) {
            places.add("batch");
        }
        if (views) {
            places.addAll(List.of("model", "predict"));
        }
        if (Access.ADMIN.allows(principal)) {
            places.add("access");
        }
        return places;
    }
}
