package shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.transactions.TransactionRow;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as a program outside sees it: only what is public, and no Weka where nothing is trained. */
class EmbeddedUseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void save() throws IOException {
        MadeUpModel.bundle(true).save(folder.resolve("model"));
    }

    @Test
    void threeLinesGiveBothPredictions() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(folder.resolve("model"));
        Prediction prediction = predictor.predict(new Rfm(10, 5, 5000, 1));
        String said = prediction.churnProbability() + " " + prediction.expectedDays();

        assertThat(said).matches("0\\.\\d+ \\d+\\.\\d+");
    }

    @Test
    void loadingAndScoringNeedNoWeka() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("weka") && !entry.contains("bounce")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader withoutWeka =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(withoutWeka.getResource("weka/core/Instances.class")).isNull();
            Constructor<?> program =
                    withoutWeka.loadClass(Program.class.getName()).getConstructor();
            @SuppressWarnings("unchecked")
            Function<Path, String> there = (Function<Path, String>) program.newInstance();

            assertThat(there.getClass().getClassLoader()).isEqualTo(withoutWeka);
            assertThat(there.apply(folder.resolve("model"))).isEqualTo(new Program().apply(folder.resolve("model")));
        }
    }

    /** Loads a model and scores in every way there is. */
    public static final class Program implements Function<Path, String> {
        /** For the class loader. */
        public Program() {}

        @Override
        public String apply(Path model) {
            try {
                CustomerPredictor predictor = CustomerPredictor.load(model);
                List<TransactionRow> bought = List.of(new TransactionRow("c", LocalDate.of(2021, 5, 1), 20, null));
                StringBuilder said = new StringBuilder();
                said.append(predictor.predict(new Rfm(10, 5, 5000, null)).churnProbability());
                said.append(predictor
                        .predict(CustomerHistory.of(bought), LocalDate.of(2021, 6, 30))
                        .orElseThrow()
                        .expectedDays());
                predictor.predictAll(
                        PurchaseLog.of(bought),
                        LocalDate.of(2021, 6, 30),
                        1,
                        result -> said.append(
                                ((CustomerPrediction) result).prediction().p50()));
                return said.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
