package io.customerprediction.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The API to read and to try, made of its OpenAPI document by Swagger UI. What is tried is sent by the visitor's browser, so
 * that it has their role and no other. Thread-safe.
 */
public final class ApiDocsPage {
    /** As that of the other pages, but that the library's style sheet has pictures in it. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self';"
            + " script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private final Pages pages;
    private final Assets assets;

    /** @param assets with the library's files */
    public ApiDocsPage(Pages pages, Assets assets) {
        this.pages = pages;
        this.assets = assets;
    }

    /** @param library where its files are, from where the application lives */
    public record View(String library) {}

    /** Shows the page. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        pages.show(request, response, HttpServletResponse.SC_OK, "api-docs", new View(assets.apiDocs()));
    }
}
