package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import io.customerprediction.transactions.TransactionRow;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreOnlyTest {
    @TempDir
    Path folder;

    @Test
    void nothingOfWekaIsOnTheClassPath() {
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
                .isNotEmpty()
                .noneMatch(jar -> jar.matches(".*(weka-stable|bounce|hipparchus).*"));
        assertThatThrownBy(() -> Class.forName("weka.core.Instances")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void aLogIsScored() throws Exception {
        Path log = Files.writeString(folder.resolve("log.csv"), """
                customer_id,date,amount,order_id
                ann,2025-06-02,20.00,1
                ann,2025-06-21,35.50,2
                bob,2023-08-20,9.90,3
                """);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ScoreOnly.main(System.getProperty("models"), log.toString(), "2025-06-30");
        } finally {
            System.setOut(before);
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("ann 0\\.\\d{4}");
        assertThat(lines.get(1)).matches("bob 0\\.\\d{4}");
        assertThat(Double.parseDouble(lines.get(0).substring(4)))
                .isLessThan(Double.parseDouble(lines.get(1).substring(4)));
    }

    @Test
    void aTrainingNamesTheLibrariesThatItNeeds() {
        PurchaseLog log = PurchaseLog.of(List.of(new TransactionRow("ann", LocalDate.of(2025, 6, 2), 20, "1")));

        assertThatThrownBy(() -> Training.run(log, TrainingOptions.defaults(), Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nz.ac.waikato.cms.weka:weka-stable");
    }
}
