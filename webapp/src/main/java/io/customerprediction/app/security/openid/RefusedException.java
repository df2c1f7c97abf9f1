package io.customerprediction.app.security.openid;

import java.util.Locale;

/** Somebody is not signed in, for a reason that they are told. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RefusedException(Reason reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    /** Why somebody is not signed in, with the status of the answer. */
    public enum Reason {
        /** The answer does not belong to a login that this browser began, or that login is too old. */
        STATE(400),
        /** The provider did not sign them in. */
        DENIED(403),
        /** The provider's answer is not one that may be believed. */
        TOKEN(403),
        /** The provider gives them no role here. */
        ROLE(403),
        /** An administrator has disabled them here. */
        DISABLED(403),
        /** Every name of theirs belongs to somebody else here. */
        NAME(403),
        /** The provider cannot be reached, or does not work. */
        AWAY(503),
        /** Too many logins are in progress. */
        BUSY(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status of the answer. */
        public int status() {
            return status;
        }

        /** The name in texts and in the audit. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
