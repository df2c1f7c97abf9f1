package io.customerprediction.app.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives each request its limits and its share of the heap, and takes the share back when it has been answered. */
public final class Admission extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient TransferLimits limits;
    private final transient HeapBudget budget;

    /**
     * @param limits that bodies are held to
     * @param heapBytes that all bodies at hand may take together, by estimate
     */
    public Admission(TransferLimits limits, long heapBytes) {
        this.limits = limits;
        this.budget = new HeapBudget(heapBytes);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HeapShare share = new HeapShare(budget);
        share.attachTo(request);
        request.setAttribute(TransferLimits.ATTRIBUTE, limits);
        try {
            chain.doFilter(request, response);
        } finally {
            share.release();
        }
    }
}
