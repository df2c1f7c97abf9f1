package io.customerprediction.app.pages.access;

import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.webhooks.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The webhooks and their deliveries, for administrators. */
public final class WebhooksPage {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");
    private static final String EVENTS = "events";

    private final Pages pages;
    private final Subscriptions subscriptions;

    public WebhooksPage(Pages pages, Subscriptions subscriptions) {
        this.pages = pages;
        this.subscriptions = subscriptions;
    }

    /** Shows the page. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, HttpServletResponse.SC_OK, WebhooksView.Notice.NONE);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, WebhooksView.Notice notice)
            throws IOException {
        pages.show(request, response, status, "webhooks", WebhooksView.of(subscriptions, notice));
    }

    /** Carries a form of the page out. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm form = SentForm.of(request, pages.texts());
        try {
            if (form.text("do").equals("add")) {
                show(request, response, HttpServletResponse.SC_OK, WebhooksView.Notice.added(add(form, request)));
            } else {
                change(form, request);
                SentForm.goTo(response, request.getContextPath() + "/webhooks");
            }
        } catch (RejectedException e) {
            show(
                    request,
                    response,
                    Problem.Kind.INVALID_INPUT.status(),
                    new WebhooksView.Notice(e.words(), null, form.text("url")));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID_INPUT && problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            show(
                    request,
                    response,
                    problem.kind().status(),
                    new WebhooksView.Notice(words(problem), null, form.text("url")));
        }
    }

    private static String words(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(FieldError::reason).collect(Collectors.joining(" "));
    }

    private Subscriptions.Added add(SentForm form, HttpServletRequest request) {
        List<String> events = form.fields().getOrDefault(EVENTS, List.of());
        Subscriptions.Added added = subscriptions.add(
                form.text("url").strip(), events, Caller.of(request).label());
        AuditTrail.action(request, "add webhook " + added.webhook().id());
        return added;
    }

    private void change(SentForm form, HttpServletRequest request) throws RejectedException {
        long id = number(form, "id");
        String action = form.text("do");
        AuditTrail.action(request, "webhook " + id + " " + (WORD.matcher(action).matches() ? action : ""));
        switch (action) {
            case "delete" -> subscriptions.delete(id);
            case "activate" -> subscriptions.start(id);
            case "deactivate" -> subscriptions.stop(id);
            case "test" -> subscriptions.test(id);
            case "retry" -> subscriptions.retry(id, number(form, "delivery"));
            default -> throw new RejectedException(pages.texts().get("access.unknown"));
        }
    }

    private long number(SentForm form, String field) throws RejectedException {
        String text = form.text(field);
        if (!NUMBER.matcher(text).matches()) {
            throw new RejectedException(pages.texts().get("access.unknown"));
        }
        return Long.parseLong(text);
    }
}
