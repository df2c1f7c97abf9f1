package io.customerprediction.app.pages.access;

import io.customerprediction.app.export.AuditCsv;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.security.audit.Audit;
import io.customerprediction.app.store.access.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Who did what, for administrators: a page at a time, and all of it as a file. */
public final class AuditPage {
    private static final int ROWS = 100;
    private static final int ROWS_OF_FILE = 1_000;

    private final Pages pages;
    private final Audit audit;

    public AuditPage(Pages pages, Audit audit) {
        this.pages = pages;
        this.audit = audit;
    }

    /**
     * The page.
     *
     * @param older number that the next page begins before; 0 if there is none
     */
    public record View(List<Row> rows, long older) {}

    /** An entry as the page shows it. */
    public record Row(
            String at, String who, String action, String route, String outcome, int status, String address, String id) {
        static Row of(AuditEntry entry) {
            return new Row(
                    Times.minutes(entry.at()),
                    entry.who().isEmpty() ? entry.kind() : entry.who(),
                    entry.action(),
                    entry.route(),
                    entry.outcome(),
                    entry.status(),
                    entry.address(),
                    entry.requestId());
        }
    }

    /** Shows a page, the newest entries first. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<AuditEntry> entries = audit.newest(before(request), ROWS);
        long older = entries.size() < ROWS ? 0 : entries.get(ROWS - 1).id();
        View view = new View(entries.stream().map(Row::of).toList(), older);
        pages.show(request, response, HttpServletResponse.SC_OK, "audit", view);
    }

    private static long before(HttpServletRequest request) {
        String text = Parameters.of(request).getOrDefault("before", List.of("")).get(0);
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.invalid(List.of(FieldError.parameter("before", "is not the number of an entry")));
        }
        return Long.parseLong(text);
    }

    /** Sends all entries as CSV, the newest first. */
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<AuditEntry> entries = audit.newest(Long.MAX_VALUE, ROWS_OF_FILE);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        try (AuditCsv csv = new AuditCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            while (!entries.isEmpty()) {
                entries.forEach(csv::write);
                entries = audit.newest(entries.get(entries.size() - 1).id(), ROWS_OF_FILE);
            }
        }
    }
}
