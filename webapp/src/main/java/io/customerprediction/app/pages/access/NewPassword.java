package io.customerprediction.app.pages.access;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.accounts.PasswordRules;
import io.customerprediction.app.security.accounts.Passwords;

/** A password that is set by a form. */
final class NewPassword {
    private NewPassword() {}

    /**
     * Its hash.
     *
     * @throws RejectedException if it is not accepted
     * @throws Problem if too many passwords are being hashed
     */
    static String hash(SentForm form, String field, String user, Passwords passwords) throws RejectedException {
        String password = form.text(field);
        String problem = PasswordRules.problem(user, password).orElse("");
        if (!problem.isEmpty()) {
            throw new RejectedException("The password " + problem + ".");
        }
        return passwords.hash(password).orElseThrow(NewPassword::busy);
    }

    static Problem busy() {
        return Problem.of(Kind.BUSY, "Too many passwords are being checked; send the form again in a moment.")
                .with("Retry-After", "1");
    }
}
