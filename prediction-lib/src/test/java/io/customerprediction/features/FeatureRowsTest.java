package io.customerprediction.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureRowsTest {

    @ParameterizedTest
    @CsvSource({
        "recency, " + HistoryFeatures.RECENCY,
        "tenure, " + HistoryFeatures.TENURE,
        "purchase_days, " + HistoryFeatures.PURCHASE_DAYS,
        "orders, " + HistoryFeatures.ORDERS,
        "mean_gap, " + HistoryFeatures.MEAN_GAP,
        "last_gap, " + HistoryFeatures.LAST_GAP,
        "longest_gap, " + HistoryFeatures.LONGEST_GAP,
        "purchases_90d, " + HistoryFeatures.PURCHASES_90D,
        "purchases_180d, " + HistoryFeatures.PURCHASES_180D,
        "purchases_365d, " + HistoryFeatures.PURCHASES_365D,
        "monetary, " + HistoryFeatures.MONETARY,
        "order_value, " + HistoryFeatures.ORDER_VALUE,
        "spend_90d, " + HistoryFeatures.SPEND_90D,
    })
    void aFeatureOfAHistoryIsFoundAtItsPlace(String name, int place) {
        assertThat(HistoryFeatures.names(true).indexOf(name)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "recency, " + RfmFeatures.RECENCY,
        "frequency, " + RfmFeatures.FREQUENCY,
        "cluster, " + RfmFeatures.CLUSTER,
        "monetary, " + RfmFeatures.MONETARY,
    })
    void anInputIsFoundAtItsPlace(String name, int place) {
        assertThat(RfmFeatures.names(true).indexOf(name)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFeatureHasAGroupAndSpendingOnlyWhereThereAreAmounts(boolean amounts) {
        List<FeatureGroup> history = HistoryFeatures.groups(amounts);
        List<FeatureGroup> rfm = RfmFeatures.groups(amounts);

        assertThat(history).hasSameSizeAs(HistoryFeatures.names(amounts));
        assertThat(rfm).hasSameSizeAs(RfmFeatures.names(amounts));
        assertThat(history.contains(FeatureGroup.SPENDING)).isEqualTo(amounts);
        assertThat(rfm.contains(FeatureGroup.SPENDING)).isEqualTo(amounts);
    }
}
