package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.Locale;

/**
 * Whom a campaign chooses.
 *
 * @param by what decides
 * @param minRisk the least churn probability; 0 unless risk decides
 * @param customers how many, if the spend that can be saved decides; 0 otherwise
 */
public record AudienceRule(By by, double minRisk, long customers) {
    /** What decides whom to contact. */
    public enum By {
        /** A churn probability that is high enough. */
        RISK,
        /** The most spend that can be saved. */
        SAVABLE;

        /** The name in an address, an answer and the database. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static By of(String key) {
            return key.equals(SAVABLE.key()) ? SAVABLE : RISK;
        }
    }

    /** The customers with at least this risk. */
    public static AudienceRule risk(double least) {
        return new AudienceRule(By.RISK, least, 0);
    }

    /** So many customers with the most spend that can be saved. */
    public static AudienceRule savable(long customers) {
        return new AudienceRule(By.SAVABLE, 0, customers);
    }

    /** The same customers of a scoring. */
    public CustomerFilter filter(ScoredCustomers scored) {
        return by == By.RISK
                ? CustomerFilter.ALL.withMinRisk(minRisk)
                : CustomerFilter.ALL.withLikeliest(scored.mostSavable(customers));
    }
}
