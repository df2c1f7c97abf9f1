package io.customerprediction.app.pages;

import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A problem for people: what went wrong and where to go from here. */
public final class ProblemPage {
    private final Pages pages;

    public ProblemPage(Pages pages) {
        this.pages = pages;
    }

    /** Answers with the problem's status. */
    public void show(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Problem.Kind kind = problem.kind();
        View view = new View(kind.status(), kind.slug(), problem.detail(), problem.errors());
        response.resetBuffer();
        pages.show(request, response, kind.status(), "problem", view);
    }

    /**
     * The page.
     *
     * @param kind key of its texts
     * @param detail what is wrong this time
     * @param errors fields that are wrong
     */
    public record View(int status, String kind, String detail, List<FieldError> errors) {}
}
