package io.customerprediction.app.pages;

import io.customerprediction.app.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Explains every kind of problem; their types' URIs lead here. */
public final class ProblemsPage {
    private final Pages pages;

    public ProblemsPage(Pages pages) {
        this.pages = pages;
    }

    /** Shows the page. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Kind> kinds = Arrays.stream(Problem.Kind.values())
                .map(kind -> new Kind(
                        kind.slug(), kind.status(), kind.title(), pages.texts().get("problems." + kind.slug())))
                .toList();
        pages.show(request, response, HttpServletResponse.SC_OK, "problems", new View(kinds));
    }

    /**
     * The page.
     *
     * @param kinds all kinds of problems
     */
    public record View(List<Kind> kinds) {}

    /**
     * One kind of problem.
     *
     * @param slug its anchor
     * @param remedy what to do about it
     */
    public record Kind(String slug, int status, String title, String remedy) {}
}
