package io.customerprediction.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureRowsTest {

    @Test
    void theColumnsOfAHistoryAreThoseOfTheBundlesThatExist() {
        assertThat(HistoryFeatures.names(true))
                .containsExactly(
                        "recency",
                        "tenure",
                        "purchase_days",
                        "orders",
                        "days_per_purchase",
                        "mean_gap",
                        "last_gap",
                        "longest_gap",
                        "gap_variation",
                        "overdue",
                        "longer_gaps",
                        "purchases_7d",
                        "purchases_14d",
                        "purchases_30d",
                        "purchases_60d",
                        "purchases_90d",
                        "purchases_180d",
                        "purchases_365d",
                        "trend",
                        "rhythm_60d",
                        "rhythm_200d",
                        "monetary",
                        "order_value",
                        "last_order_value",
                        "spend_30d",
                        "spend_90d",
                        "spend_365d");
        assertThat(HistoryFeatures.names(false))
                .isEqualTo(HistoryFeatures.names(true).subList(0, 21));
    }

    @Test
    void theColumnsOfTheFourInputsAreThoseOfTheBundlesThatExist() {
        assertThat(RfmFeatures.names(true)).containsExactly("recency", "frequency", "cluster", "monetary");
        assertThat(RfmFeatures.names(false)).containsExactly("recency", "frequency", "cluster");
    }

    @Test
    void aFeatureOfAHistoryIsFoundInItsColumn() {
        List<Feature> columns = HistoryFeatures.columns(true);
        double[] rows = new double[2 * columns.size()];
        Arrays.setAll(rows, i -> i);

        for (int k = 0; k < columns.size(); k++) {
            assertThat(columns.get(k).column()).isEqualTo(k);
            assertThat(columns.get(k).of(rows)).isEqualTo(k);
            assertThat(columns.get(k).of(rows, columns.size())).isEqualTo(columns.size() + k);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFourInputsAreReadFromAHistoryAndFromTheRowThatTheyWrite(boolean amounts) {
        double[] history = new double[HistoryFeatures.width(amounts) + 1];
        Arrays.setAll(history, i -> 100 + i);
        RfmFeatures rfm = RfmFeatures.ofHistory(history, 1, amounts);
        double[] row = new double[1 + RfmFeatures.width(amounts)];
        rfm.write(3, amounts, row, 1);

        assertThat(rfm).isEqualTo(new RfmFeatures(101, 104, amounts ? 122 : Double.NaN));
        assertThat(row).isEqualTo(amounts ? new double[] {0, 101, 104, 3, 122} : new double[] {0, 101, 104, 3});
        assertThat(RfmFeatures.ofRow(Arrays.copyOfRange(row, 1, row.length), amounts))
                .isEqualTo(rfm);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void spendingIsAFeatureOnlyWhereThereAreAmounts(boolean amounts) {
        assertThat(HistoryFeatures.groups(amounts).contains(FeatureGroup.SPENDING))
                .isEqualTo(amounts);
        assertThat(RfmFeatures.groups(amounts).contains(FeatureGroup.SPENDING)).isEqualTo(amounts);
    }

    @Test
    void everyFeatureHasANameOfItsOwnAUnitAndAMeaning() {
        assertThat(Feature.values())
                .extracting(Feature::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z0-9_]+"));
        assertThat(Feature.values()).allSatisfy(feature -> {
            assertThat(feature.unit()).isNotNull();
            assertThat(feature.meaning()).isNotBlank();
        });
    }
}
