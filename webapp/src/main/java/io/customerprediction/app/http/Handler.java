package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests of one method at one address; throws a {@link Problem} where there is no answer. Thread-safe. */
@FunctionalInterface
public interface Handler {
    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
