package io.customerprediction.app.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.customerprediction.app.attributes.AttributeFile;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Contract;
import io.customerprediction.app.testing.TestStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Every command and snippet of the documents does what it says. Commands ({@code bash}) and Java are run, and what is printed
 * is compared with the block behind ({@code output}, {@code json}); settings, XML, JSON, tables and Python are read. What
 * cannot run here is listed in {@link NotRun}. Pictures of text ({@code text}) hold no commands.
 */
class DocumentsIT {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Set<String> READ =
            Set.of("bash", "java", "output", "json", "properties", "xml", "python", "csv", "text");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\s*(\\$ |sudo |curl |java |mvn |bin/[a-z]|tar |ssh ).*");

    @TempDir
    Path folder;

    static List<String> documents() throws IOException {
        return Block.documents(ROOT);
    }

    private static List<Block> all() throws IOException {
        List<Block> all = new ArrayList<>();
        for (String document : documents()) {
            all.addAll(Block.of(ROOT, document));
        }
        return all;
    }

    private static List<Block> all(String language) throws IOException {
        return all().stream().filter(block -> block.language().equals(language)).toList();
    }

    @Test
    void everyBlockSaysWhatItIs() throws IOException {
        assertThat(all()).hasSizeGreaterThan(40);
        assertThat(all()).filteredOn(block -> !READ.contains(block.language())).isEmpty();
        assertThat(all("text"))
                .filteredOn(block -> COMMAND.matcher(block.text()).find())
                .isEmpty();
    }

    @Test
    void whatIsNotRunIsAShortListWithReasons() throws IOException {
        List<Block> left = all().stream().filter(NotRun::contains).toList();
        assertThat(NotRun.unused(left)).isEmpty();
        assertThat(left).hasSize(NotRun.COUNT);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void itsCommandsAndProgramsDoWhatItSays(String document) throws IOException, InterruptedException {
        List<Block> blocks = Block.of(ROOT, document);
        List<Block> commands = runnable(blocks, "bash");
        List<Block> programs = runnable(blocks, "java");
        if (commands.isEmpty() && programs.isEmpty()) {
            return;
        }
        try (Session session = new Session(folder)) {
            if (!commands.isEmpty()) {
                compare(blocks, commands, session.shell(commands));
                session.mavenCalls().forEach(DocumentsIT::assertMavenKnows);
            }
            if (!programs.isEmpty()) {
                compare(blocks, programs, session.java(programs));
            }
        }
    }

    private static List<Block> runnable(List<Block> blocks, String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language) && !NotRun.contains(block))
                .toList();
    }

    private static void compare(List<Block> all, List<Block> ran, List<String> printed) {
        assertThat(printed).hasSameSizeAs(ran);
        for (int i = 0; i < ran.size(); i++) {
            int next = all.indexOf(ran.get(i)) + 1;
            if (next < all.size() && Expected.LANGUAGES.contains(all.get(next).language())) {
                Block expected = all.get(next);
                assertThat(Expected.fits(expected, printed.get(i)))
                        .as(
                                "%s expects%n%s%nand this was printed:%n%s",
                                expected.place(), expected.text(), printed.get(i))
                        .isTrue();
            }
        }
    }

    /** Maven itself is not started in a test of its build: profiles, modules and classes of tests that are named exist. */
    private static void assertMavenKnows(String call) {
        for (String word : call.split(" ", -1)) {
            if (word.startsWith("-P")) {
                assertThat(ROOT.resolve("pom.xml")).content().contains("<id>" + word.substring(2) + "</id>");
            } else if (word.startsWith("-Dtest=") && !word.contains("*")) {
                assertThat(sources()).contains(word.substring("-Dtest=".length()) + ".java");
            }
        }
        assertThat(call).containsPattern("\\b(package|verify|test|compile|spotless:apply)\\b");
    }

    private static Set<String> sources() {
        try (var files = Files.walk(ROOT.resolve("webapp/src/test"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyOutputFollowsWhatPrintsIt() throws IOException {
        for (String document : documents()) {
            List<Block> blocks = Block.of(ROOT, document);
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).language().equals("output")) {
                    assertThat(i).as(blocks.get(i).place()).isPositive();
                    assertThat(blocks.get(i - 1).language())
                            .as(blocks.get(i).place())
                            .isIn("bash", "java");
                }
            }
        }
    }

    @Test
    void settingsAreOnesThatTheProgramReads() throws IOException {
        for (Block block : all("properties")) {
            Path file = Files.writeString(folder.resolve("application.properties"), block.text());
            assertThatCode(() -> Settings.of(List.of(SettingsSource.file(file))))
                    .as(block.place())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void jsonIsWellFormed() throws IOException {
        for (Block block : all("json")) {
            assertThatCode(() -> Expected.parse(block.text())).as(block.place()).doesNotThrowAnyException();
        }
    }

    @Test
    void tablesAreReadAsAttributesOfCustomers() throws IOException {
        for (Block block : all("csv")) {
            Path file = Files.writeString(folder.resolve("people.csv"), block.text());
            try (Store store = TestStore.filled()) {
                AttributeFile.Report report = AttributeFile.load(file, 1 << 20, store);
                assertThat(report.leftOut()).as(block.place()).isEmpty();
                assertThat(report.withoutId()).as(block.place()).isZero();
                assertThat(report.rows()).as(block.place()).isPositive();
            }
        }
    }

    @Test
    void dependenciesAreThoseOfTheBuild() throws Exception {
        String poms =
                Files.readString(ROOT.resolve("pom.xml")) + Files.readString(ROOT.resolve("prediction-lib/pom.xml"));
        for (Block block : all("xml")) {
            Document xml = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(block.text().getBytes(StandardCharsets.UTF_8)));
            for (String tag : List.of("groupId", "artifactId", "version")) {
                NodeList named = xml.getElementsByTagName(tag);
                for (int i = 0; i < named.getLength(); i++) {
                    assertThat(poms)
                            .as(block.place())
                            .contains("<" + tag + ">" + named.item(i).getTextContent() + "</");
                }
            }
        }
    }

    @Test
    void pythonCompiles() throws IOException, InterruptedException {
        for (Block block : all("python")) {
            Path file = Files.writeString(folder.resolve("snippet.py"), block.text());
            Process python = new ProcessBuilder("python3", "-m", "py_compile", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(python.waitFor()).as(block.place() + "\n" + printed).isZero();
        }
    }

    @Test
    void addressesAreThoseOfTheServer() throws IOException {
        Pattern address = Pattern.compile("localhost:5000(/[a-z_/0-9.-]*)");
        Set<String> pages = Set.of("/", "/overview", "/batch", "/metrics");
        for (Block block : all("bash")) {
            address.matcher(block.text())
                    .results()
                    .map(found -> found.group(1))
                    .filter(path -> !pages.contains(path))
                    .forEach(path -> assertThat(Contract.PUBLISHED.operations())
                            .as(block.place() + " " + path)
                            .anyMatch(operation ->
                                    operation.addresses().matcher(path).matches()));
        }
    }
}
