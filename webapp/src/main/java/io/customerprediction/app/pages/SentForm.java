package io.customerprediction.app.pages;

import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;

/** The fields of a form that was sent from one of our pages. */
public record SentForm(Map<String, List<String>> fields) {
    /** @throws Problem if the form was not sent from a page that was made for the same browser */
    public static SentForm of(HttpServletRequest request, Texts texts) {
        SentForm form = new SentForm(Parameters.of(request));
        if (!FormToken.matches(request, form.text(FormToken.FIELD))) {
            throw Problem.of(Kind.FORBIDDEN, texts.get("refused.text"));
        }
        return form;
    }

    /** The field's value; empty if it is missing. */
    public String text(String field) {
        return fields.getOrDefault(field, List.of("")).get(0);
    }

    /** Answers a form that was accepted with the page to go to. */
    public static void goTo(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
    }
}
