package io.customerprediction.app.pages.access;

import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.security.accounts.PasswordRules;
import io.customerprediction.app.security.accounts.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;

/** The fields of a form that was sent from one of our pages. */
record Form(Map<String, List<String>> fields) {
    /** @throws Problem if the form was not sent from a page that was made for the same browser */
    static Form of(HttpServletRequest request, Texts texts) {
        Form form = new Form(Parameters.of(request));
        if (!FormToken.matches(request, form.text(FormToken.FIELD))) {
            throw Problem.of(Kind.FORBIDDEN, texts.get("refused.text"));
        }
        return form;
    }

    /** The field's value; empty if it is missing. */
    String text(String field) {
        return fields.getOrDefault(field, List.of("")).get(0);
    }

    /**
     * The hash of a new password.
     *
     * @throws RejectedException if it is not accepted
     * @throws Problem if too many passwords are being hashed
     */
    String newPassword(String field, String user, Passwords passwords) throws RejectedException {
        String password = text(field);
        String problem = PasswordRules.problem(user, password).orElse("");
        if (!problem.isEmpty()) {
            throw new RejectedException("The password " + problem + ".");
        }
        return passwords.hash(password).orElseThrow(Form::busy);
    }

    static Problem busy() {
        return Problem.of(Kind.BUSY, "Too many passwords are being checked; send the form again in a moment.")
                .with("Retry-After", "1");
    }

    /** Answers a form that was accepted with the page to go to. */
    static void goTo(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
    }
}
