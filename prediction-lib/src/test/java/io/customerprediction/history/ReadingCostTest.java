package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reading costs, counted instead of timed. */
class ReadingCostTest {
    private static final Path IO = Path.of("/proc/self/io");
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void everyByteOfALogIsReadOnce() throws IOException {
        assumeTrue(Files.exists(IO), "only Linux counts what a process reads");
        Path file = folder.resolve("log.csv");
        StringBuilder text = new StringBuilder("customer_id,timestamp,amount,order_id\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < 100_000; row++) {
            text.append('C').append(random.nextInt(5_000)).append(',');
            text.append(FIRST.plusDays(row / 100)).append(",12.50,").append(row).append('\n');
        }
        Files.writeString(file, text);
        read(file); // the first time also reads the classes that it needs

        long before = bytesRead();
        read(file);

        assertThat(bytesRead() - before).isBetween(Files.size(file), Files.size(file) * 11 / 10);
    }

    private static void read(Path file) throws IOException {
        CleaningRules rules = CleaningRules.upTo(LocalDate.of(2030, 1, 1));
        assertThat(CleanedLog.read(CsvRows.of(file), rules, RowProgress.NONE)
                        .purchases()
                        .size())
                .isEqualTo(5_000);
    }

    private static long bytesRead() throws IOException {
        return Files.readAllLines(IO).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fourTimesTheLinesTakeFourTimesTheMemoryInWhateverOrderTheyCome() {
        allocatedFor(10_000); // the first time also initialises classes

        long once = allocatedFor(50_000);

        assertThat(allocatedFor(200_000)).isLessThan(5 * once);
    }

    /** Bytes that are allocated for lines of a fifth as many customers, early merges included. */
    private static long allocatedFor(int lines) {
        byte[][] ids = new byte[lines / 5][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = ("C" + i).getBytes(StandardCharsets.UTF_8);
        }
        SplittableRandom random = new SplittableRandom(2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PurchaseLogBuilder builder = new PurchaseLogBuilder(5_000);
        for (int line = 0; line < lines; line++) {
            byte[] id = ids[random.nextInt(ids.length)];
            builder.lines(id, 0, id.length, 19_000 + random.nextInt(30), 1_000_000, true);
        }
        PurchaseLog log = builder.build(true, true);
        assertThat(log.size()).isGreaterThan(ids.length * 9 / 10);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
