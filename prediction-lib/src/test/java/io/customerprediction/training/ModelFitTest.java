package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelFitTest {
    private static final int DAYS = 560;
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(250, DAYS, 21).log();
    private static final int END = LOG.firstDay() + 420;
    private static final LocalDate AS_OF = LocalDate.ofEpochDay(END);
    private static final ForecastModel MODEL = fit(LOG, 2);
    private static final Examples TODAY = new ExamplesBuilder(LOG, new int[] {END}, END).build(1000);

    @Test
    void rowsAfterTheAsOfDateChangeNoPrediction() {
        ForecastModel unknowing = fit(LOG.upTo(END), 2);

        assertSameAnswers(MODEL, unknowing);
    }

    @Test
    void theNumberOfThreadsChangesNoPrediction() {
        assertSameAnswers(MODEL, fit(LOG, 1));
    }

    @Test
    void anyHorizonIsReadFromOneCurveThatNeverRises() {
        for (int i = 0; i < TODAY.size(); i++) {
            for (SurvivalCurve curve : Arrays.asList(
                    MODEL.curveOfHistory(TODAY.row(i), AS_OF), MODEL.curveOfRfm(MODEL.rfmRow(TODAY.row(i)), AS_OF))) {
                double before = 1;
                for (int day = 1; day <= SurvivalCurve.CAP; day++) {
                    assertThat(curve.at(day)).isBetween(0.0, before);
                    before = curve.at(day);
                }
            }
        }
    }

    @Test
    void aLogWithoutAmountsIsForecastToo() {
        PurchaseLog log = MadeUpLog.withoutAmounts().shoppers(150, 300, 22).log();
        ForecastModel model = new ModelFit(log, log.lastDay(), options(2))
                .fit(50, Steps.begin())
                .model();
        Examples today = new ExamplesBuilder(log, new int[] {log.lastDay()}, log.lastDay()).build(50);

        assertThat(model.curveOfHistory(today.row(0), model.asOf()).at(60)).isBetween(0.0, 1.0);
    }

    private static void assertSameAnswers(ForecastModel one, ForecastModel other) {
        assertThat(other.season()).isEqualTo(one.season());
        for (int i = 0; i < TODAY.size(); i++) {
            double[] row = TODAY.row(i);
            for (int day : new int[] {7, 60, 360}) {
                assertThat(other.curveOfHistory(row, AS_OF).at(day))
                        .isEqualTo(one.curveOfHistory(row, AS_OF).at(day));
                assertThat(other.curveOfRfm(other.rfmRow(row), AS_OF).at(day))
                        .isEqualTo(one.curveOfRfm(one.rfmRow(row), AS_OF).at(day));
            }
        }
    }

    private static ForecastModel fit(PurchaseLog log, int threads) {
        return new ModelFit(log, END, options(threads)).fit(50, Steps.begin()).model();
    }

    private static TrainingOptions options(int threads) {
        return new TrainingOptions(null, 60, OptionalInt.of(3), 1, threads, false);
    }
}
