package io.customerprediction.app.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.inbox.Inbox.Counters;
import io.customerprediction.app.inbox.Inbox.Rules;
import io.customerprediction.app.jobs.OrderCounts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are put into the folder are added once, and moved with a report. The clock stands at 2024-12-16. */
class InboxTest {
    private static final String ORDERS = """
            customer_id,timestamp,amount,order_id,status
            anna,2024-06-01,10,A1,paid
            anna,2024-06-01,5,A2,cancelled
            otto,2024-06-03,20,B1,paid
            """;

    @TempDir
    Path folder;

    private final Store store = TestStore.empty();
    private final List<Boolean> counted = new ArrayList<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private Optional<Store> opened = Optional.of(store);
    private Path folderOfInbox;
    private Inbox inbox;
    private long now;

    @BeforeEach
    void watch() {
        folderOfInbox = folder.resolve("inbox");
        inbox = inbox(Duration.ofDays(30));
    }

    private Inbox inbox(Duration kept) {
        return new Inbox(
                folderOfInbox,
                kept,
                () -> opened,
                new Rules(new OrderNames("default", false), null, 1 << 20, Clock.fixed(TestServer.NOW, ZoneOffset.UTC)),
                new Counters(counted::add, rejected::putAll),
                () -> now);
    }

    @AfterEach
    void close() {
        inbox.close();
        store.close();
    }

    private Path put(String name, String text) throws IOException {
        Files.createDirectories(folderOfInbox);
        return Files.writeString(folderOfInbox.resolve(name), text);
    }

    /** Looks now, and again when files that have not changed are complete. */
    private void lookTwice() {
        inbox.look();
        after(6);
    }

    private void after(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        inbox.look();
    }

    private List<String> files(String place) throws IOException {
        if (Files.notExists(folderOfInbox.resolve(place))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folderOfInbox.resolve(place))) {
            return entries.filter(Files::isRegularFile)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private String report(String file) throws IOException {
        return Files.readString(folderOfInbox.resolve(file + ".report.txt"));
    }

    private String days(String customer) {
        return store.history(customer)
                .map(history -> {
                    StringBuilder days = new StringBuilder();
                    for (int k = 0; k < history.size(); k++) {
                        days.append(LocalDate.ofEpochDay(history.day(k)))
                                .append(' ')
                                .append(history.amount(k));
                    }
                    return days.toString();
                })
                .orElse("unknown");
    }

    @Test
    void aFileIsAddedAndMovedWithAReport() throws IOException {
        put("orders.csv", ORDERS);
        lookTwice();
        assertThat(days("anna")).isEqualTo("2024-06-01 10.0");
        assertThat(days("otto")).isEqualTo("2024-06-03 20.0");
        assertThat(files("")).isEmpty();
        assertThat(files("done")).containsExactly("orders.csv", "orders.csv.report.txt");
        assertThat(report("done/orders.csv"))
                .contains(
                        "File: orders.csv",
                        "Time: 2024-12-16T14:30:12Z",
                        "orders accepted 2, duplicates 0, amended 0, set aside 1; 1 ended, and not known",
                        "3 rows read, 2 kept",
                        "1 cancelled order, such as line 3, column status")
                .doesNotContain("anna");
        assertThat(counted).containsExactly(true);
        assertThat(rejected).containsExactly(Map.entry("cancelled order", 1L));
    }

    @Test
    void aFileIsCompleteWhenItHasNotChangedForFiveSeconds() throws IOException {
        put("orders.csv", ORDERS);
        inbox.look();
        after(4);
        assertThat(files("done")).isEmpty();
        Path grown = put("orders.csv", ORDERS + "emil,2024-06-04,1,E1,paid\n");
        after(4);
        Files.setLastModifiedTime(grown, FileTime.fromMillis(1_700_000_000_000L));
        after(4);
        after(4);
        assertThat(files("done")).isEmpty();
        after(1);
        assertThat(files("done")).contains("orders.csv");
        assertThat(days("emil")).isEqualTo("2024-06-04 1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".orders.csv",
                "orders.csv.part",
                "orders.csv.TMP",
                "orders.csv.crdownload",
                "~$orders.xlsx",
                "orders.csv~",
                "x.csv.filepart",
                "orders.csv.report.txt"
            })
    void filesThatAreHiddenOrBeingWrittenStay(String name) throws IOException {
        put(name, ORDERS);
        lookTwice();
        assertThat(files("")).containsExactly(name);
        assertThat(days("anna")).isEqualTo("unknown");
    }

    @Test
    void linksAndFoldersAreNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.csv"), ORDERS);
        Files.createDirectories(folderOfInbox.resolve("sub"));
        Files.writeString(folderOfInbox.resolve("sub").resolve("orders.csv"), ORDERS);
        Files.createSymbolicLink(folderOfInbox.resolve("link.csv"), outside);
        Files.createSymbolicLink(folderOfInbox.resolve("nowhere.csv"), folder.resolve("none"));
        lookTwice();
        assertThat(days("anna")).isEqualTo("unknown");
        assertThat(files("done")).isEmpty();
        assertThat(files("sub")).containsExactly("orders.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,2\n", "\0\1\2\3 no text", "customer_id,timestamp,amount\n,x,y\n"})
    void whatIsNoLogIsMovedToFailedWithWhatToDo(String text) throws IOException {
        put("bad.csv", text);
        put("good.csv", ORDERS);
        lookTwice();
        assertThat(files("failed")).containsExactly("bad.csv", "bad.csv.report.txt");
        assertThat(report("failed/bad.csv"))
                .contains("Not added, nothing is changed: ", "put it into the inbox again")
                .doesNotContain(folder.toString());
        assertThat(files("done")).contains("good.csv");
        assertThat(counted).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void aFileOfAnotherCurrencyIsNotAdded() throws IOException {
        put("euros.csv", "customer_id,timestamp,amount,order_id,currency\nanna,2024-06-01,10,A1,EUR\n");
        lookTwice();
        put("dollars.csv", "customer_id,timestamp,amount,order_id,currency\nanna,2024-06-02,10,A2,USD\n");
        lookTwice();
        assertThat(report("failed/dollars.csv")).contains("in USD", "in EUR", "convert them to EUR");
        assertThat(days("anna")).isEqualTo("2024-06-01 10.0");
    }

    @Test
    void theSameFileUnderAnotherNameChangesNothingAndIsSaidToBeKnown() throws IOException {
        put("orders.csv", ORDERS);
        lookTwice();
        put("again.csv", ORDERS);
        lookTwice();
        assertThat(report("done/again.csv"))
                .contains("The same file was added before, and nothing is changed. It was then: orders accepted 2");
        assertThat(days("otto")).isEqualTo("2024-06-03 20.0");
    }

    /** A process that is killed between storing a file and moving it has stored exactly this. */
    @Test
    void aFileThatWasStoredButNotMovedIsMovedByTheNextProcess() throws IOException {
        Path file = put("orders.csv", ORDERS);
        CleanedLog log = CleanedLog.read(
                CsvRows.of(file),
                CleaningRules.upTo(LocalDate.of(2024, 12, 16)),
                RowProgress.NONE,
                LogOrders.everything(new OrderNames("default", false)),
                sink -> sink);
        store.files().take("orders.csv", log, OrderCounts::words);
        Files.createDirectories(folderOfInbox.resolve("done"));
        Files.writeString(folderOfInbox.resolve("done/orders.csv.report.txt"), "of the process that ended");
        lookTwice();
        assertThat(files("")).isEmpty();
        assertThat(files("done")).containsExactly("orders.csv", "orders.csv.report.txt");
        assertThat(report("done/orders.csv")).contains("It was then: orders accepted 2");
        assertThat(days("otto")).isEqualTo("2024-06-03 20.0");
    }

    @Test
    void noFileTakesThePlaceOfAnotherOne() throws IOException {
        for (int k = 0; k < 3; k++) {
            put("orders.csv.gz", "");
            Files.writeString(folderOfInbox.resolve("orders.csv.gz"), ORDERS.replace("10", "1" + k));
            lookTwice();
        }
        assertThat(files("done"))
                .containsExactly(
                        "orders-2.csv.gz",
                        "orders-2.csv.gz.report.txt",
                        "orders-3.csv.gz",
                        "orders-3.csv.gz.report.txt",
                        "orders.csv.gz",
                        "orders.csv.gz.report.txt");
        assertThat(days("anna")).isEqualTo("2024-06-01 12.0");
    }

    @Test
    void aLongNameIsShortenedForItsReport() throws IOException {
        put("ü".repeat(120) + ".csv", ORDERS);
        lookTwice();
        assertThat(files("done")).containsExactly("ü".repeat(60), "ü".repeat(60) + ".report.txt");
    }

    @Test
    void filesWaitWhileThereIsNoDatabaseOrNoFolderToMoveThemTo() throws IOException {
        put("orders.csv", ORDERS);
        opened = Optional.empty();
        lookTwice();
        assertThat(files("")).containsExactly("orders.csv");
        opened = Optional.of(store);
        Files.delete(folderOfInbox.resolve("done"));
        Files.writeString(folderOfInbox.resolve("done"), "no folder");
        after(1);
        assertThat(Files.exists(folderOfInbox.resolve("orders.csv"))).isTrue();
        assertThat(days("anna"))
                .as("nothing is stored before the file can be moved")
                .isEqualTo("unknown");
        Files.delete(folderOfInbox.resolve("done"));
        after(60);
        assertThat(files("done")).contains("orders.csv");
    }

    @Test
    void oneServerAtATimeAddsFiles() throws IOException {
        put("orders.csv", ORDERS);
        try (FileChannel other = FileChannel.open(
                        folderOfInbox.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            lookTwice();
            assertThat(held.isValid()).isTrue();
            assertThat(files("")).containsExactly("orders.csv");
        }
        after(1);
        assertThat(files("done")).contains("orders.csv");
    }

    @Test
    void whatIsErasedIsNotKeptInFiles() throws IOException {
        put("orders.csv", ORDERS);
        put("other.csv", "customer_id,timestamp,amount,order_id\nemil,2024-07-01,3,E1\n");
        put("broken.csv", "anna only\n");
        Files.createDirectories(folderOfInbox);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folderOfInbox.resolve("packed.csv.gz")))) {
            out.write(ORDERS.replace("A", "C").getBytes(StandardCharsets.UTF_8));
        }
        lookTwice();
        assertThat(inbox.names("anna")).isTrue();
        assertThat(inbox.names("nobody")).isFalse();
        store.erase("anna", true);
        inbox.erase("anna");
        assertThat(files("done"))
                .containsExactly(
                        "orders.csv.report.txt", "other.csv", "other.csv.report.txt", "packed.csv.gz.report.txt");
        assertThat(report("done/orders.csv")).contains("orders accepted 2", "was deleted", "erased");
        assertThat(files("failed")).doesNotContain("broken.csv");

        put("later.csv", ORDERS);
        assertThat(inbox.names("anna")).as("in a file that waits").isTrue();
        lookTwice();
        assertThat(days("anna")).isEqualTo("unknown");
        assertThat(files("done")).doesNotContain("later.csv").contains("later.csv.report.txt");
        assertThat(report("done/later.csv")).contains("The file is deleted", "erased customer");
    }

    @Test
    void filesAndReportsEndAfterTheirDays() throws IOException {
        put("orders.csv", ORDERS);
        lookTwice();
        inbox.close();
        Files.setLastModifiedTime(
                folderOfInbox.resolve("done/orders.csv.report.txt"),
                FileTime.from(TestServer.NOW.minus(Duration.ofDays(8))));
        inbox = inbox(Duration.ofDays(9));
        inbox.look();
        assertThat(files("done")).hasSize(2);
        inbox = inbox(Duration.ofDays(7));
        inbox.look();
        assertThat(files("done")).isEmpty();
    }
}
