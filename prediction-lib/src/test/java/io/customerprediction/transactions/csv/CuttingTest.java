package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the text is cut and however many work, the answer is the same; and whatever the bytes, no row is lost. */
class CuttingTest {
    @TempDir
    private Path folder;

    @RepeatedTest(20)
    void chunksOfAnySizeAndAnyNumberOfWorkersGiveTheSame(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        Path file = Files.write(folder.resolve("log.csv"), oddLog(random));
        ReadLog whole = read(file, 1 << 20, 1);

        for (int i = 0; i < 4; i++) {
            ReadLog cut = read(file, 1 + random.nextInt(300), 1 + random.nextInt(3));
            assertThat(cut.report()).isEqualTo(whole.report());
            assertThat(cut.totals()).isEqualTo(whole.totals());
        }
        assertEveryRowHasOneFate(whole.report());
    }

    @RepeatedTest(30)
    void randomBytesBehindAHeaderAreCountedOrRefusedWithAMessage(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("customer,date,amount,order\na,2024-01-01,1,1\n".getBytes(StandardCharsets.US_ASCII));
        byte[] noise = new byte[5000];
        random.nextBytes(noise);
        String usual = ",,\"\"\n\n\r0123456789-/.:";
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextInt(4) == 0 ? noise[i] : (byte) usual.charAt(random.nextInt(usual.length()));
        }
        bytes.writeBytes(noise);

        Path file = Files.write(folder.resolve("noise.csv"), bytes.toByteArray());
        try {
            assertEveryRowHasOneFate(read(file, 100, 2).report());
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("noise.csv");
        }
    }

    @RepeatedTest(30)
    void randomBytesAloneAreRefusedWithAMessage(RepetitionInfo repetition) throws IOException {
        byte[] noise = new byte[3000];
        new Random(repetition.getCurrentRepetition()).nextBytes(noise);
        Path file = Files.write(folder.resolve("noise.csv"), noise);

        try {
            assertEveryRowHasOneFate(read(file, 100, 2).report());
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("noise.csv");
        }
    }

    @Test
    void recordsAreSplitAsTheCsvLibrarySplitsThem() {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            String text = wellFormed(random);
            List<List<String>> expected = CsvReader.builder().ofCsvRecord(text).stream()
                    .map(row -> List.copyOf(row.getFields()))
                    .toList();
            assertThat(split(text)).as(text).isEqualTo(expected);
        }
    }

    private static ReadLog read(Path file, int chunk, int workers) throws IOException {
        return ReadLog.of(file, LogFormat.DETECT, ReadLog.RULES, chunk, workers);
    }

    private static void assertEveryRowHasOneFate(CleaningReport report) {
        assertThat(report.rowsKept()
                        + report.setAside().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(report.rowsRead());
    }

    private static List<List<String>> split(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Row row = new Row((byte) ',', 10);
        Slice value = new Slice();
        List<List<String>> rows = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int start = at;
            at = row.read(bytes, start, bytes.length);
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < row.fields(); i++) {
                row.take(i, value);
                fields.add(value.toString());
            }
            if (row.end() > start) {
                rows.add(fields);
            }
        }
        return rows;
    }

    private static String wellFormed(Random random) {
        String[] fields = {"", "a", "bc", "\"\"", "\"d,e\"", "\"f\n\"\"g\"\"\"", "\"h\r\ni\"", "j\"k", "\u00e9"};
        StringBuilder text = new StringBuilder();
        int columns = 2 + random.nextInt(3);
        for (int row = random.nextInt(5); row >= 0; row--) {
            for (int field = 1; field < columns; field++) {
                text.append(fields[random.nextInt(fields.length)]).append(',');
            }
            text.append(fields[random.nextInt(fields.length)]).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    /** Orders in pieces, orders that stand twice, quotes, blank lines, defects. */
    private static byte[] oddLog(Random random) {
        StringBuilder text = new StringBuilder("customer_id,timestamp,amount,order_id,note\nz,2024-01-01,1,0,\n");
        String[] notes = {"", "plain", "\"a,\nb\"", "\"say \"\"x\"\"\"", "stray\"quote", "\"open", "é"};
        List<String> blocks = new ArrayList<>();
        for (int order = 1; order < 60; order++) {
            StringBuilder block = new StringBuilder();
            String who = random.nextInt(6) == 0 ? "" : "c" + random.nextInt(9);
            for (int line = random.nextInt(5); line >= 0; line--) {
                String amount = random.nextInt(9) == 0 ? "x" : String.valueOf(random.nextInt(20) - 4);
                block.append(who)
                        .append(",2024-0")
                        .append(1 + random.nextInt(200) / 199 + order % 9)
                        .append("-11,");
                block.append(amount)
                        .append(',')
                        .append(random.nextInt(20) == 0 ? "" : order)
                        .append(',');
                block.append(notes[random.nextInt(notes.length)]).append(random.nextInt(9) == 0 ? "\r\n\n" : "\n");
            }
            blocks.add(block.toString());
            text.append(block);
            if (random.nextInt(3) == 0) {
                text.append(blocks.get(random.nextInt(blocks.size())));
            }
            if (random.nextInt(15) == 0) {
                text.append("broken,row\n");
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
