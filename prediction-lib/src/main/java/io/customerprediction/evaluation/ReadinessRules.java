package io.customerprediction.evaluation;

import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.Readiness.Check;
import io.customerprediction.model.report.Readiness.Level;
import io.customerprediction.survival.fit.SeasonFit;
import io.customerprediction.transactions.CleaningReport;
import java.util.List;
import java.util.Locale;

/** The written rules of {@link Readiness}: every threshold with its reason, in one place. */
final class ReadinessRules {
    /** With fewer customers a churn rate of one half is known to ±14 points at best (95 % interval, n = 50). */
    private static final int FEWEST_CUSTOMERS = 50;

    /** Leaves of 20 to 100 customers need several hundred of them before trees can split more than once or twice. */
    private static final int ENOUGH_CUSTOMERS = 500;

    /** Times between purchases are learnt from those who bought twice. */
    private static final int FEWEST_REPEAT_BUYERS = 20;

    private static final int ENOUGH_REPEAT_BUYERS = 100;

    /** Beyond this, recency is all that most customers have shown. */
    private static final double MOST_ONE_TIME = 0.9;

    /** A window needs a past to look back on before it begins, however short. */
    private static final int LEAST_PAST = 20;

    /** One till or guest account with this share of the orders is no customer and distorts the predictions of all others. */
    private static final double MOST_OF_ONE_ID = 0.2;

    /** With fewer of either kind in a window neither a rate nor a ranking can be checked. */
    private static final int FEWEST_OUTCOMES = 5;

    private static final int ENOUGH_OUTCOMES = 30;

    /** Shops close for a week; only a longer gap shows that the log is cut or out of date. */
    private static final int USUAL_SILENCE = 7;

    /** More rows that cannot be read are no longer slips of the hand, but a format that was not understood. */
    private static final double MOST_UNREADABLE = 0.05;

    private ReadinessRules() {}

    static List<Check> check(LogFacts facts, int horizon) {
        return List.of(
                customers(facts),
                repeatBuyers(facts),
                oneTimeBuyers(facts),
                history(facts, horizon),
                season(facts),
                freshness(facts, horizon),
                oneBusyId(facts),
                outcomes(facts, horizon));
    }

    private static Check customers(LogFacts facts) {
        Level level = atLeast(facts.customers(), FEWEST_CUSTOMERS, ENOUGH_CUSTOMERS);
        return check(
                level,
                "customers",
                text("%,d with a purchase", facts.customers()),
                text("%,d (at least %,d)", ENOUGH_CUSTOMERS, FEWEST_CUSTOMERS),
                "Add more customers or a longer stretch of the log, and see that the customer column is the right one");
    }

    private static Check repeatBuyers(LogFacts facts) {
        Level level = atLeast(facts.repeatBuyers(), FEWEST_REPEAT_BUYERS, ENOUGH_REPEAT_BUYERS);
        return check(
                level,
                "repeat buyers",
                text("%,d bought on two days or more", facts.repeatBuyers()),
                text("%,d (at least %,d)", ENOUGH_REPEAT_BUYERS, FEWEST_REPEAT_BUYERS),
                "Add a longer stretch of the log; if customers get a new id with every order, join their ids first");
    }

    private static Check oneTimeBuyers(LogFacts facts) {
        double share = 1 - share(facts.repeatBuyers(), Math.max(1, facts.customers()));
        Level level = facts.customers() > 0 && share > MOST_ONE_TIME ? Level.USE_WITH_CARE : Level.READY;
        return check(
                level,
                "one-time buyers",
                text("%.0f %% of customers bought on one day only", 100 * share),
                text("at most %.0f %%", 100 * MOST_ONE_TIME),
                "Expect wide intervals: little but recency tells such customers apart");
    }

    private static Check history(LogFacts facts, int horizon) {
        int fewest = horizon + LEAST_PAST;
        int enough = 2 * horizon + LEAST_PAST;
        return check(
                atLeast(facts.historyDays(), fewest, enough),
                "length of history",
                text("%,d days up to the as-of date", facts.historyDays()),
                text("%,d days (at least %,d) for a horizon of %d", enough, fewest, horizon),
                "Give a longer log or ask for a shorter horizon");
    }

    private static Check season(LogFacts facts) {
        boolean longEnough = facts.historyDays() + 1 >= SeasonFit.FEWEST_DAYS;
        return check(
                longEnough ? Level.READY : Level.USE_WITH_CARE,
                "season ahead",
                longEnough
                        ? "the log holds the months ahead as they were a year before"
                        : text(
                                "in %,d days the log has not seen the months ahead a year before, with a stretch to"
                                        + " compare them with",
                                facts.historyDays()),
                text("%,d days", SeasonFit.FEWEST_DAYS - 1),
                "Give a longer log if there is one; until then expect the recent pace to go on, and probabilities that are"
                        + " too high or too low for everybody when a season begins or ends (ranking suffers little)");
    }

    private static Check freshness(LogFacts facts, int horizon) {
        int care = Math.max(USUAL_SILENCE, horizon / 4);
        boolean stale = facts.silentDays() > horizon;
        Level level = stale ? Level.NOT_READY : facts.silentDays() > care ? Level.USE_WITH_CARE : Level.READY;
        return check(
                level,
                "freshness",
                text("the last purchase is %,d days before the as-of date", facts.silentDays()),
                text("at most %d days (never more than %d)", care, horizon),
                "Set the as-of date to the last day that the log covers, or add the days that are missing");
    }

    private static Check oneBusyId(LogFacts facts) {
        double share = share(facts.busiest().orders(), Math.max(1, facts.orders()));
        boolean dominates = share > MOST_OF_ONE_ID && facts.customers() > 1;
        return check(
                dominates ? Level.USE_WITH_CARE : Level.READY,
                "one id",
                text("the busiest id has %.1f %% of all orders%s", 100 * share, dominates ? named(facts) : ""),
                text("at most %.0f %%", 100 * MOST_OF_ONE_ID),
                "If that is a till, a guest account or a placeholder, leave its rows out");
    }

    private static String named(LogFacts facts) {
        return " (" + facts.busiest().id() + ")";
    }

    private static Check outcomes(LogFacts facts, int horizon) {
        int rarer = Math.min(facts.known().returned(), facts.known().stayedAway());
        return check(
                atLeast(rarer, FEWEST_OUTCOMES, ENOUGH_OUTCOMES),
                "both outcomes",
                text(
                        "in the last %d days %,d customers came back and %,d did not",
                        horizon, facts.known().returned(), facts.known().stayedAway()),
                text("%d of each (at least %d)", ENOUGH_OUTCOMES, FEWEST_OUTCOMES),
                "Choose a horizon in which some return and some do not, or give a longer log");
    }

    static Check readable(CleaningReport cleaning) {
        double share = cleaning.unreadable();
        return check(
                share > MOST_UNREADABLE ? Level.USE_WITH_CARE : Level.READY,
                "readable rows",
                text(
                        "%.1f %% of the rows have a date, an amount or a number of fields that cannot be read",
                        100 * share),
                text("at most %.0f %%", 100 * MOST_UNREADABLE),
                "Look at the examples of the import summary: purchases that are missing make customers look lost; correct the"
                        + " rows, or give the date format or decimal mark that they are written in");
    }

    private static Check check(Level level, String about, String found, String needed, String advice) {
        return new Check(level, about, found, needed, level == Level.READY ? "" : advice);
    }

    private static Level atLeast(int found, int fewest, int enough) {
        return found < fewest ? Level.NOT_READY : found < enough ? Level.USE_WITH_CARE : Level.READY;
    }

    private static double share(long part, long whole) {
        return (double) part / whole;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
