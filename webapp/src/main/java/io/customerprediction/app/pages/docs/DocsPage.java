package io.customerprediction.app.pages.docs;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.http.StaticFile;
import io.customerprediction.app.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents of the project, and the pictures in them. Thread-safe. */
public final class DocsPage {
    private final Pages pages;

    private volatile @Nullable Handbook handbook;

    public DocsPage(Pages pages) {
        this.pages = pages;
    }

    /**
     * Shows the document that the address names.
     *
     * @throws Problem if there is none
     */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        Optional<StaticFile> picture = Handbook.picture(name);
        if (picture.isPresent()) {
            picture.get().send(request, response);
            return;
        }
        DocumentView found = handbook()
                .document(name)
                .orElseThrow(() -> Problem.of(
                        Kind.NOT_FOUND, "There is no such document; " + request.getContextPath() + "/docs lists all."));
        DocumentView view = new DocumentView(
                found.name(),
                found.title(),
                found.html().replace(Handbook.BASE, request.getContextPath()),
                found.headings(),
                found.documents());
        pages.show(request, response, HttpServletResponse.SC_OK, "docs", view);
    }

    /** Made for the first reader: most servers have none. */
    private Handbook handbook() {
        @Nullable Handbook made = handbook;
        if (made == null) {
            made = new Handbook();
            handbook = made;
        }
        return made;
    }
}
