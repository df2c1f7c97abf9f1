package io.customerprediction.app.security.openid;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.security.openid.RefusedException.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a user without a password for everybody whom the provider has signed in, so that an administrator can see and
 * disable them. The provider decides on the role, at each login anew. Thread-safe.
 */
public final class Members {
    private final Accounts accounts;
    private final Clock clock;

    /** @param clock gives the time of changes */
    public Members(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The user of a member, made or changed if need be. Sessions with another role than today's are over.
     *
     * @throws RefusedException if they may not sign in here
     * @throws IOException if users cannot be read or written
     */
    public User admit(Member member) throws IOException, RefusedException {
        if (accounts.fault().isPresent()) {
            throw new IOException("users cannot be read");
        }
        Instant now = clock.instant();
        Optional<User> known = accounts.register().ofProvider(member.identity());
        if (member.role().isEmpty()) {
            if (known.isPresent()) {
                endSessions(member, now);
            }
            throw new RefusedException(Reason.ROLE);
        }
        Role role = member.role().get();
        if (known.isEmpty() || known.get().role() != role) {
            accounts.change(register -> with(member, role, register, now));
        }
        User user =
                accounts.register().ofProvider(member.identity()).orElseThrow(() -> new RefusedException(Reason.NAME));
        if (user.disabled()) {
            throw new RefusedException(Reason.DISABLED);
        }
        return user;
    }

    private void endSessions(Member member, Instant now) throws IOException {
        accounts.change(register -> register.ofProvider(member.identity())
                .map(user -> register.with(user.withoutSessions(now)))
                .orElse(register));
    }

    private static Register with(Member member, Role role, Register register, Instant now) {
        Optional<User> known = register.ofProvider(member.identity());
        if (known.isPresent()) {
            return register.with(known.get().withRole(role, now));
        }
        return member.names().stream()
                .filter(name -> User.isName(name) && register.user(name).isEmpty())
                .findFirst()
                .map(name -> register.with(User.ofProvider(name, role, now, member.identity())))
                .orElse(register);
    }
}
