package io.customerprediction.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibraryTest {
    private static final Customers PAST = Customers.of(1_000, 4, 1);
    private static final Customers ASKED = Customers.of(500, 4, 2);

    @Test
    void aThirdOfTheCustomersChurn() {
        assertThat(IntStream.range(0, 1_000).filter(i -> PAST.churned()[i]).count())
                .isEqualTo(350);
    }

    @ParameterizedTest
    @EnumSource
    void everyLibraryPredictsOneRowAsInABatch(Library library) throws Exception {
        try (Scorer scorer = library.train(PAST, ASKED)) {
            double[] all = answers(scorer);
            for (int i = 0; i < all.length; i++) {
                assertThat(scorer.one(i)).isEqualTo(all[i], within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WEKA", "H2O_MOJO", "ONNX_RUNTIME"})
    void librariesWithOurTreesGiveOurPredictions(Library library) throws Exception {
        double[] ours = answers(Library.COMPILED);
        double[] theirs = answers(library);
        double tolerance = library == Library.WEKA ? 1e-9 : 1e-6;
        long same = IntStream.range(0, ours.length)
                .filter(i -> Math.abs(ours[i] - theirs[i]) <= tolerance)
                .count();
        assertThat(same)
                .as("single precision may move a row across a threshold")
                .isGreaterThan(ours.length * 98L / 100);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMILE", "XGBOOST4J", "TRIBUO"})
    void librariesThatTrainGrowASimilarForest(Library library) throws Exception {
        try (Scorer ours = Library.COMPILED.train(PAST, ASKED);
                Scorer theirs = library.train(PAST, ASKED)) {
            assertThat((double) theirs.nodes() / ours.nodes()).isBetween(0.5, 2.0);
            assertThat(accuracy(answers(theirs))).isEqualTo(accuracy(answers(ours)), within(0.05));
        }
    }

    private static double[] answers(Library library) throws Exception {
        try (Scorer scorer = library.train(PAST, ASKED)) {
            return answers(scorer);
        }
    }

    private static double[] answers(Scorer scorer) throws Exception {
        double[] answers = new double[ASKED.rows().length];
        scorer.all(answers);
        assertThat(Arrays.stream(answers)).allMatch(p -> p >= 0 && p <= 1.000001);
        return answers;
    }

    private static double accuracy(double[] answers) {
        return IntStream.range(0, answers.length)
                        .filter(i -> answers[i] > 0.5 == ASKED.churned()[i])
                        .count()
                / (double) answers.length;
    }
}
