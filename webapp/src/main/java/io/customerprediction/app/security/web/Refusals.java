package io.customerprediction.app.security.web;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the audit what the {@link SecurityFilter} refuses: keys that are not valid, missing roles, other names and other
 * sites. A few entries of each client address, so that clients cannot fill the database.
 */
final class Refusals {
    private static final Set<Kind> NOTED =
            EnumSet.of(Kind.NOT_ALLOWED, Kind.NO_USERS, Kind.OTHER_HOST, Kind.OTHER_SITE, Kind.TOO_MANY);
    private static final Duration ONE_EACH = Duration.ofMinutes(1);
    private static final int AT_ONCE = 10;

    private final AuditTrail trail;
    private final RequestRate ofAddress = new RequestRate(ONE_EACH, AT_ONCE, System::nanoTime);

    Refusals(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param route that was asked for; null if the address has none */
    void note(Problem problem, @Nullable Route route, HttpServletRequest request) {
        boolean badKey = problem.kind() == Kind.NOT_SIGNED_IN && request.getHeader("Authorization") != null;
        if ((badKey || NOTED.contains(problem.kind()))
                && ofAddress.secondsToWait(problem.kind() + request.getRemoteAddr()) == 0) {
            trail.refused(
                    badKey ? "use a key that is not valid" : problem.kind().title(), route, problem, request);
        }
    }
}
