package io.customerprediction.app.insights;

import io.customerprediction.app.store.audiences.StoredCampaign;
import java.util.Optional;

/**
 * What contacting customers changed: the share of those assigned to be contacted who came back, less that of those held out.
 * Everybody counts in the group that they were assigned to, whatever was done afterwards (intention to treat).
 *
 * @param difference of the two shares
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param contacted customers to be contacted
 * @param needed how many customers in all, in groups of the same proportion, would show a difference of this size in four of
 *     five campaigns; {@link Integer#MAX_VALUE} if no number would
 */
public record CampaignEffect(double difference, double low, double high, int contacted, int needed) {
    private static final double Z = 1.959963984540054;

    /** For a power of four fifths. */
    private static final double Z_POWER = 0.8416212335729143;

    /**
     * The effect of these counts; the interval is that of Newcombe (1998, method 10): Wilson's intervals of the two shares,
     * joined.
     *
     * @throws IllegalArgumentException if a group is empty, or more came back than there are
     */
    public static CampaignEffect of(int contacted, int contactedReturned, int heldOut, int heldOutReturned) {
        if (contacted < 1 || heldOut < 1) {
            throw new IllegalArgumentException(
                    "an effect needs customers in both groups, not " + contacted + " and " + heldOut);
        }
        if (contactedReturned > contacted || heldOutReturned > heldOut) {
            throw new IllegalArgumentException("more customers came back than there are");
        }
        double ours = (double) contactedReturned / contacted;
        double theirs = (double) heldOutReturned / heldOut;
        double[] a = wilson(contactedReturned, contacted);
        double[] b = wilson(heldOutReturned, heldOut);
        return new CampaignEffect(
                ours - theirs,
                ours - theirs - Math.hypot(ours - a[0], b[1] - theirs),
                ours - theirs + Math.hypot(a[1] - ours, theirs - b[0]),
                contacted,
                needed(ours, theirs, (double) heldOut / contacted));
    }

    /** The effect of a campaign as it was last counted; empty before that, or if a group has no customers. */
    public static Optional<CampaignEffect> of(StoredCampaign campaign) {
        StoredCampaign.Count count = campaign.count();
        return count == null || campaign.contacted() == 0 || campaign.heldOut() == 0
                ? Optional.empty()
                : Optional.of(of(
                        campaign.contacted(), count.contactedReturned(), campaign.heldOut(), count.heldOutReturned()));
    }

    private static double[] wilson(int hits, int n) {
        double p = (double) hits / n;
        double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
        return new double[] {centre - half, centre + half};
    }

    /** The usual formula for two shares in groups of different size (Fleiss 1981, chapter 3), without continuity correction. */
    private static int needed(double ours, double theirs, double heldOutPerContacted) {
        double difference = ours - theirs;
        double mean = (ours + heldOutPerContacted * theirs) / (1 + heldOutPerContacted);
        double root = Z * Math.sqrt((1 + 1 / heldOutPerContacted) * mean * (1 - mean))
                + Z_POWER * Math.sqrt(ours * (1 - ours) + theirs * (1 - theirs) / heldOutPerContacted);
        double contacted = root * root / (difference * difference);
        double all = Math.ceil(contacted) + Math.ceil(contacted * heldOutPerContacted);
        return all < Integer.MAX_VALUE ? (int) all : Integer.MAX_VALUE;
    }

    /** Whether the interval excludes that nothing changed. */
    public boolean isShown() {
        return low > 0 || high < 0;
    }

    /** How many customers came back because of the contacts. */
    public double broughtBack() {
        return difference * contacted;
    }

    /** The fewest of the interval; below 0 if contacting may have driven customers away. */
    public double broughtBackLow() {
        return low * contacted;
    }

    /** The most of the interval. */
    public double broughtBackHigh() {
        return high * contacted;
    }
}
