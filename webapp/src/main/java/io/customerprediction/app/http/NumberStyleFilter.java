package io.customerprediction.app.http;

import io.customerprediction.app.formats.NumberStyle;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has each request's numbers written as its first {@code Accept-Language} writes them; as in English without one. */
public final class NumberStyleFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("Accept-Language") == null) {
            chain.doFilter(request, response);
            return;
        }
        NumberStyle.of(request.getLocale()).use();
        try {
            chain.doFilter(request, response);
        } finally {
            NumberStyle.reset();
        }
    }
}
