package shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.model.MadeUpModel;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with a module of its own, compiled and run on the module path, with and without Weka. */
class ModulePathTest {
    private static final List<String> TO_PREDICT =
            List.of("jackson-databind", "jackson-core", "jackson-annotations", "fastcsv", "slf4j-api", "jspecify");
    private static final List<String> TO_TRAIN = List.of("weka-stable", "bounce", "hipparchus");

    /** File formats, and the parts of a training: callers reach them through {@code CsvRows} and {@code Training}. */
    private static final Set<String> INTERNAL = Stream.of(
                    "transactions.archive",
                    "transactions.excel",
                    "transactions.files",
                    "transactions.json",
                    "transactions.parquet",
                    "labels",
                    "survival.fit")
            .map("io.customerprediction."::concat)
            .collect(Collectors.toSet());

    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void saveAModel() throws IOException, URISyntaxException {
        MadeUpModel.bundle(true).save(folder.resolve("model"));
        library = Path.of(CustomerPredictor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void requiringTheLibraryIsEnoughToPredictAndToWriteJson() throws Exception {
        Function<Path, String> program =
                program(path(TO_PREDICT), "module shop { requires io.customerprediction; exports shop; }", """
                package shop;
                import com.fasterxml.jackson.databind.ObjectMapper;
                import io.customerprediction.CustomerPredictor;
                import io.customerprediction.Prediction;
                import io.customerprediction.Rfm;
                import java.nio.file.Path;
                public class Program implements java.util.function.Function<Path, String> {
                    public String apply(Path model) {
                        try {
                            Prediction made = CustomerPredictor.load(model).predict(new Rfm(10, 5, 500, null));
                            ObjectMapper json = new ObjectMapper();
                            String text = json.writeValueAsString(made);
                            return made.equals(json.readValue(text, Prediction.class)) + " " + text;
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);

        assertThat(program.getClass().getModule().getName()).isEqualTo("shop");
        assertThat(program.apply(folder.resolve("model"))).startsWith("true {\"asOf\":\"2021-06-30\"");
    }

    @Test
    void aProgramThatTrainsRequiresWekaBesides() throws Exception {
        Function<Path, String> program = program(
                path(Stream.concat(TO_PREDICT.stream(), TO_TRAIN.stream()).toList()),
                "module shop { requires io.customerprediction; requires weka.stable; exports shop; }",
                """
                package shop;
                import io.customerprediction.CustomerPredictor;
                import io.customerprediction.Rfm;
                import io.customerprediction.history.PurchaseLog;
                import io.customerprediction.training.Training;
                import io.customerprediction.training.TrainingOptions;
                import io.customerprediction.transactions.TransactionRow;
                import java.nio.file.Path;
                import java.time.LocalDate;
                import java.util.ArrayList;
                import java.util.List;
                import java.util.OptionalInt;
                public class Program implements java.util.function.Function<Path, String> {
                    public String apply(Path folder) {
                        List<TransactionRow> rows = new ArrayList<>();
                        for (int i = 0; i < 60; i++) {
                            for (int day = i; day < 200; day += 5 + i % 40) {
                                rows.add(new TransactionRow(
                                        "c" + i, LocalDate.of(2021, 1, 1).plusDays(day), 10 + i, null));
                            }
                        }
                        TrainingOptions options = new TrainingOptions(null, 30, OptionalInt.of(3), 1, 1, true);
                        try {
                            Training.run(PurchaseLog.of(rows), options, (phase, done) -> { }).save(folder);
                            CustomerPredictor trained = CustomerPredictor.load(folder);
                            double risk = trained.predict(new Rfm(10, 5, 500, null)).churnProbability();
                            return trained.getClass().getModule().getName() + " " + (risk > 0 && risk < 1);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);

        assertThat(program.apply(folder.resolve("trained"))).isEqualTo("io.customerprediction true");
    }

    @Test
    void allRoomsButTheInternalOnesAreExported() throws IOException {
        ModuleReference module =
                ModuleFinder.of(library).find("io.customerprediction").orElseThrow();
        Set<String> exported = module.descriptor().exports().stream()
                .map(exports -> exports.source())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(exported)
                .containsExactlyInAnyOrderElementsOf(module.descriptor().packages().stream()
                        .filter(name -> hasClasses(name) && !INTERNAL.contains(name))
                        .toList());
    }

    @Test
    void onlyWhatIsExportedIsComparedWithTheLastRelease() throws IOException {
        Matcher excluded = Pattern.compile("<exclude>(io\\.customerprediction\\.[a-z.]+)</exclude>")
                .matcher(Files.readString(Path.of(System.getProperty("project.root"), "prediction-lib", "pom.xml")));

        assertThat(excluded.results().map(match -> match.group(1))).containsExactlyInAnyOrderElementsOf(INTERNAL);
    }

    private boolean hasClasses(String name) {
        return new File(library.toFile(), name.replace('.', '/') + "/package-info.class").exists();
    }

    @SuppressWarnings("unchecked")
    private Function<Path, String> program(List<Path> path, String descriptor, String source) throws Exception {
        Path out = Files.createDirectories(folder.resolve("classes"));
        Path info = Files.writeString(folder.resolve("module-info.java"), descriptor);
        Path program = Files.writeString(
                Files.createDirectories(folder.resolve("shop")).resolve("Program.java"), source);
        String modulePath = path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        StringWriter messages = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(messages),
                        new PrintWriter(messages),
                        "-proc:none",
                        "-p",
                        modulePath,
                        "-d",
                        out.toString(),
                        info.toString(),
                        program.toString());
        assertThat(code).as(messages.toString()).isZero();

        List<Path> all = new ArrayList<>(path);
        all.add(out);
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(ModuleFinder.of(all.toArray(Path[]::new)), ModuleFinder.of(), Set.of("shop"));
        ClassLoader loader = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
                .findLoader("shop");
        return (Function<Path, String>)
                loader.loadClass("shop.Program").getConstructor().newInstance();
    }

    /** The library and those of the jars of the class path that are named. */
    private List<Path> path(List<String> names) {
        return Stream.concat(
                        Stream.of(library),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .map(Path::of)
                                .filter(jar -> names.stream()
                                        .anyMatch(name ->
                                                jar.getFileName().toString().startsWith(name))))
                .toList();
    }
}
