package io.customerprediction.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Basis;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerSegment;
import io.customerprediction.Prediction;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionCsvTest {
    /** Half of such customers are back after 69 days. */
    private static final SurvivalCurve CURVE = new SurvivalCurve(new double[] {100}, new double[] {1});

    @Test
    void theColumnsAreTheDocumentedOnesInTheirOrder() throws IOException {
        assertThat(csv(90, false))
                .startsWith("customer_id,as_of,churn_probability,churn,expected_days,days_if_returning,p10,p50,p90,"
                        + "recency,frequency,monetary,cluster,")
                .endsWith(
                        "warnings,expected_orders,expected_orders_p10,expected_orders_p90,expected_spend,expected_spend_p10,"
                                + "expected_spend_p90,savable,next_order_from,next_order_to,spend_at_stake\r\n");
    }

    @Test
    void ordersAndSpendStandAtTheEndAndAreEmptyWhereTheModelDoesNotSay() throws IOException {
        assertThat(row("c1", 5.5, 90, false)).endsWith(",a; b,,,,,,,,2024-03-01,2024-05-06,\r\n");
        // 1 - exp(-0.9) return, who buy 2.2 times on average for 40 each; e^-0.9 - e^-3.6 return later within 360 days
        assertThat(csv(90, false, worth(40)))
                .contains(",a; b,1.3055,0,3,52.22,0.00,")
                .endsWith(",33.37,2024-03-01,2024-05-06,52.22\r\n");
        assertThat(csv(90, false, worth(Double.NaN))).endsWith(",a; b,1.3055,0,3,,,,,2024-03-01,2024-05-06,\r\n");
    }

    private static CustomerPrediction worth(double orderValue) {
        PurchasesIfReturning purchases =
                new PurchasesIfReturning(new double[] {0.4, 1.2, 1.8, 3}, orderValue, 0.5, 0.5);
        Prediction own = prediction(CURVE);
        return new CustomerPrediction(
                0,
                "c1",
                new PurchaseSummary(12, 3, 5.5, 40, 3),
                new Prediction(
                        own.asOf(),
                        own.horizonDays(),
                        own.curve(),
                        purchases,
                        own.basis(),
                        own.customerSegment(),
                        own.modelId(),
                        own.warnings()));
    }

    @Test
    void missingValuesAndThoseBeyond360DaysAreEmpty() throws IOException {
        assertThat(row("c1", Double.NaN, 90, false)).contains(",12,70,230,12,3,,2,Loyal,history,");
        SurvivalCurve slow = new SurvivalCurve(new double[] {100}, new double[] {0.1});
        CustomerPrediction seldom =
                new CustomerPrediction(0, "c1", new PurchaseSummary(12, 3, 5.5, 40, 3), prediction(slow));
        assertThat(csv(90, false, seldom)).contains(",106,,,12,3,5.50,2,Loyal,history,");
        SurvivalCurve hardlyEver = new SurvivalCurve(new double[] {100}, new double[] {0.05});
        assertThat(csv(
                        90,
                        false,
                        new CustomerPrediction(
                                0, "c1", new PurchaseSummary(12, 3, 5.5, 40, 3), prediction(hardlyEver))))
                .endsWith(",,,,,,,,,\r\n");
    }

    @Test
    void theChurnProbabilityIsThatOfTheHorizonOfTheFile() throws IOException {
        assertThat(row("c1", 5.5, 100, false)).startsWith("c1,2024-02-29,0.367879,0,");
        assertThat(row("c1", 5.5, 50, false)).startsWith("c1,2024-02-29,0.606531,1,");
    }

    @Test
    void aHorizonBeyondTheCurveGivesAWarning() throws IOException {
        assertThat(row("c1", 5.5, 100, false)).endsWith(",100,m1,a; b,,,,,,,,2024-03-01,2024-05-06,\r\n");
        assertThat(row("c1", 5.5, 101, false))
                .contains(
                        ",101,m1,a; b; The horizon of 101 days is beyond the 100 days that the model was trained for");
    }

    @Test
    void moneyHasTwoDigitsWhateverItsSize() throws IOException {
        assertThat(row("c1", 1e12, 90, false)).contains(",3,1000000000000.00,2,");
        assertThat(row("c1", 0.005, 90, false)).contains(",3,0.01,2,");
        assertThat(row("c1", -0.001, 90, false)).contains(",3,0.00,2,");
        assertThat(row("c1", -12.5, 90, false)).contains(",3,-12.50,2,");
    }

    @Test
    void anIdIsQuotedWhereNeededAndIsNoFormulaInASpreadsheet() throws IOException {
        assertThat(row("a,\"b\"", 1, 90, false)).startsWith("\"a,\"\"b\"\"\",2024");
        assertThat(row("=1+1", 1, 90, false)).startsWith("'=1+1,2024");
        assertThat(row("=1+1", 1, 90, true)).startsWith("=1+1,2024");
    }

    private static String row(String id, double monetary, int horizon, boolean rawIds) throws IOException {
        return csv(horizon, rawIds, customer(id, monetary)).split("\r\n", 2)[1];
    }

    private static String csv(int horizon, boolean rawIds, CustomerPrediction... customers) throws IOException {
        StringWriter out = new StringWriter();
        try (PredictionCsv csv = new PredictionCsv(out, horizon, rawIds)) {
            for (CustomerPrediction customer : customers) {
                csv.write(customer);
            }
        }
        return out.toString();
    }

    private static CustomerPrediction customer(String id, double monetary) {
        return new CustomerPrediction(0, id, new PurchaseSummary(12, 3, monetary, 40, 3), prediction(CURVE));
    }

    private static Prediction prediction(SurvivalCurve curve) {
        return new Prediction(
                LocalDate.of(2024, 2, 29),
                90,
                curve,
                Basis.HISTORY,
                new CustomerSegment(2, "Loyal"),
                "m1",
                List.of("a", "b"));
    }
}
