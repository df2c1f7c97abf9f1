package io.customerprediction.app.store.customers;

import io.customerprediction.ModelInfo;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.DayWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted; all conditions hold at once.
 *
 * @param clusters numbers of the groups; empty for all
 * @param band of risk, or {@code null} for all
 * @param risk churn probability, the upper end not included
 * @param value net spend, both ends included
 * @param named what they are known by
 * @param prospects what they are expected to do
 * @param purchases when and how often they have bought
 */
public record CustomerFilter(
        List<Integer> clusters,
        @Nullable RiskBand band,
        Limits risk,
        Limits value,
        Named named,
        Prospects prospects,
        PurchaseRanges purchases) {
    /** All customers. */
    public static final CustomerFilter ALL =
            new CustomerFilter(List.of(), null, Limits.ALL, Limits.ALL, Named.ALL, Prospects.ALL, PurchaseRanges.ALL);

    /**
     * What customers are known by.
     *
     * @param text that the customer's id contains, whether in upper or lower case; empty for all
     * @param inAttributes whether those are found, too, whose name or addresses contain the text
     * @param tag that they have; empty for all
     */
    public record Named(String text, boolean inAttributes, String tag) {
        /** All customers. */
        public static final Named ALL = new Named("", false, "");

        /** Keeps the text in lower case, without the character 0, which no id holds. */
        public Named {
            text = FoldedId.of(text.replace("\0", ""));
        }
    }

    public CustomerFilter {
        clusters = List.copyOf(clusters);
    }

    /** The text that they are known by; empty for all. */
    public String text() {
        return named.text();
    }

    /** The same with another text. */
    public CustomerFilter withText(String contained) {
        return withNamed(new Named(contained, named.inAttributes(), named.tag()));
    }

    /** The same with others that they are known by. */
    public CustomerFilter withNamed(Named others) {
        return new CustomerFilter(clusters, band, risk, value, others, prospects, purchases);
    }

    /** The same with another range of net spend, both ends included. */
    public CustomerFilter withValue(double least, double largest) {
        return new CustomerFilter(clusters, band, risk, new Limits(least, largest), named, prospects, purchases);
    }

    /** The same with another prospect. */
    public CustomerFilter withProspects(Prospects others) {
        return new CustomerFilter(clusters, band, risk, value, named, others, purchases);
    }

    /** The same with those who are likeliest to do something, {@code null} for all. */
    public CustomerFilter withLikeliest(@Nullable Likeliest others) {
        return withProspects(prospects.withLikeliest(others));
    }

    /** The same with those whose next order is likely within these days after the as-of date, {@code null} for all. */
    public CustomerFilter withNextOrder(@Nullable DayWindow days) {
        return withProspects(prospects.withNextOrder(days));
    }

    /** The same with other ranges of when and how often they have bought. */
    public CustomerFilter withPurchases(PurchaseRanges ranges) {
        return new CustomerFilter(clusters, band, risk, value, named, prospects, ranges);
    }

    /** The same with another least churn probability. */
    public CustomerFilter withMinRisk(double least) {
        return withRisk(least, risk.to());
    }

    /** The same with another range of churn probability, the upper end not included. */
    public CustomerFilter withRisk(double least, double below) {
        return new CustomerFilter(clusters, band, new Limits(least, below), value, named, prospects, purchases);
    }

    /** The same with another group and band, {@code null} for all. */
    public CustomerFilter withGroup(@Nullable Integer ofCluster, @Nullable RiskBand ofBand) {
        List<Integer> group = ofCluster == null ? List.of() : List.of(ofCluster);
        return new CustomerFilter(group, ofBand, risk, value, named, prospects, purchases);
    }

    /** The same for one segment's customers alone; a narrower range of churn probability stays. */
    public CustomerFilter withSegment(SegmentName segment, ModelInfo model) {
        List<Integer> groups = segment.groups(model.segmentNames());
        return new CustomerFilter(
                groups.isEmpty() ? List.of(0) : groups,
                band,
                new Limits(Math.max(risk.from(), segment.from()), Math.min(risk.to(), segment.to())),
                value,
                named,
                prospects,
                purchases);
    }
}
