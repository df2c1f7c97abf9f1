package io.customerprediction.training;

import io.customerprediction.labels.Examples;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.WorthModel;
import io.customerprediction.survival.fit.SeasonFit;

/**
 * How far the hazards of a short log are moved to the level that BG/NBD predicts. In a log that does not contain the same
 * months twice, the pace of the last months may be permanent or seasonal. The pool of models follows that pace; BG/NBD,
 * which has no calendar, follows the pace of the whole log. The level is moved half of the way between the two until the
 * log is a year long (two forecasts of a level that err for different reasons are best averaged; Bates and Granger 1969),
 * and by less and less until the log is long enough to estimate a season. Only the level moves: the order of the customers
 * stays.
 */
final class LongRunLevel {
    private static final double HALF = 0.5;

    /** Further purchases of a return vary more from year to year than returns do, and no season of a longer log corrects them. */
    private static final double FURTHER = 0.4;

    private static final int YEAR = 365;
    /** Where levels are compared, in days ahead: a quarter, and the cap of the curves. */
    private static final double[] AHEAD = {90, 360};

    private LongRunLevel() {}

    /**
     * The logarithm of what all hazards are to be multiplied by.
     *
     * @param pooled a model in which BG/NBD has a weight
     * @param today the customers whose level it is
     * @param daysKnown age of the log in days
     * @param trust in BG/NBD, up to 1
     */
    static double shift(HazardModel pooled, Examples today, int daysKnown, double trust) {
        double share = share(daysKnown) * trust;
        if (share == 0) {
            return 0;
        }
        HazardModel bgNbd = pooled.with(new Pool(0, 0, 1, 0));
        double sum = 0;
        for (double days : AHEAD) {
            MeanReturn wanted = MeanReturn.of(bgNbd, today, days);
            sum += MeanReturn.of(pooled, today, days).constantFor(1, wanted.at(1, 0));
        }
        return share * sum / AHEAD.length;
    }

    /**
     * What further purchases of a return are to be multiplied by, so that their logarithm moves a part of the way to that of
     * BG/NBD, whatever the age of the log.
     *
     * @param pooled a model in which BG/NBD has a weight, and which says what those buy who return
     * @param horizon days ahead within which they are compared
     * @param trust in BG/NBD, up to 1
     */
    static double further(HazardModel pooled, Examples today, int horizon, double trust) {
        WorthModel worth = pooled.worth();
        double share = FURTHER * trust;
        if (share == 0 || worth == null) {
            return 1;
        }
        double own = WorthLevel.of(pooled, today, horizon).further();
        HazardModel bgNbd = pooled.with(worth.withBgNbd(1).scaled(1 / worth.level(), 1));
        double ratio = WorthLevel.ratio(WorthLevel.of(bgNbd, today, horizon).further(), own);
        return Math.pow(ratio, share);
    }

    /** How much of the way to go at this age of the log. */
    static double share(int daysKnown) {
        double left = (SeasonFit.FEWEST_DAYS - daysKnown) / (double) (SeasonFit.FEWEST_DAYS - YEAR);
        return HALF * Math.max(0, Math.min(1, left));
    }
}
