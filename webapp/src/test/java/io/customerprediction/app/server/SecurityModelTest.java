package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Access;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/SECURITY-MODEL.md says what is so: the addresses with their roles, classes that exist, every requirement. */
class SecurityModelTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern ROUTE = Pattern.compile("`(GET|POST|DELETE) (/[^` ]*)`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*[a-z])`");
    private static final Pattern REQUIREMENT = Pattern.compile("\\b[0-9]+\\.[0-9]+\\.[0-9]+\\b");

    /** Words in backticks that are names of other things. */
    private static final Set<String> NO_CLASSES =
            Set.of("Allow", "Host", "HttpOnly", "Origin", "SameSite", "Secure", "SecureRandom", "Server");

    /** Requirements of level 2 by section, as ranges; some numbers are not used by the standard. */
    private static final String LEVEL_2 =
            "1.1:1-7 1.2:1-4 1.4:1,4,5 1.5:1-4 1.6:1-4 1.7:1-2 1.8:1-2 1.9:1-2 1.10:1 1.11:1-2"
                    + " 1.12:2 1.14:1-6 2.1:1-12 2.2:1-3 2.3:1-3 2.4:1-6 2.5:1-7 2.6:1-3 2.7:1-6 2.8:1-7 2.9:1-3 2.10:1-4 3.1:1"
                    + " 3.2:1-4 3.3:1-4 3.4:1-5 3.5:1-3 3.7:1 4.1:1-3,5 4.2:1-2 4.3:1-3 5.1:1-5 5.2:1-8 5.3:1-10 5.4:1-3 5.5:1-4"
                    + " 6.1:1-3 6.2:1-6 6.3:1-2 6.4:1-2 7.1:1-4 7.2:1-2 7.3:1,3,4 7.4:1-3 8.1:1-4 8.2:1-3 8.3:1-8 9.1:1-3 9.2:1-4"
                    + " 10.2:1-2 10.3:1-3 11.1:1-8 12.1:1-3 12.2:1 12.3:1-6 12.4:1-2 12.5:1-2 12.6:1 13.1:1,3-5 13.2:1-3,5,6"
                    + " 13.3:1-2 13.4:1-2 14.1:1-4 14.2:1-6 14.3:2-3 14.4:1-7 14.5:1-4";

    @TempDir
    Path folder;

    private static List<String> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/SECURITY-MODEL.md"));
    }

    @Test
    void theTableOfAddressesIsTheOneOfTheProgram() throws IOException {
        TreeMap<String, String> written = new TreeMap<>();
        for (String line : lines()) {
            String[] cells = line.split(" \\| ?", -1);
            if (ROUTE.matcher(line).find() && cells.length == 3) {
                ROUTE.matcher(cells[0])
                        .results()
                        .forEach(route -> written.put(route.group(1) + " " + route.group(2), cells[1].strip()));
            }
        }
        assertThat(written).isEqualTo(routes());
    }

    private Map<String, String> routes() {
        TreeMap<String, String> routes = new TreeMap<>();
        Map<String, String> provider = Map.of(
                "oidc-issuer", "http://127.0.0.1:1",
                "oidc-client-id", "prediction",
                "oidc-client-secret", "secret",
                "oidc-roles", "shop-admins=admin",
                "shopify-webhook-secret", "secret",
                "woocommerce-webhook-secret", "secret");
        try (Store store = TestStore.empty();
                TestServer server =
                        TestServer.start(folder, Optional.of(TestModel.PREDICTOR), Optional.of(store), provider)) {
            server.routes().all().forEach(route -> {
                String path = route.path().isEmpty() ? "/" : route.path().replaceFirst("^/assets/.*", "/assets/*");
                routes.put(route.method() + " " + path, words(route.access()));
            });
        }
        return routes;
    }

    private static String words(Access access) {
        return switch (access) {
            case OPEN -> "open";
            case SIGNED_IN -> "signed in";
            default -> access.key();
        };
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Set<String> there = new HashSet<>(NO_CLASSES);
        for (String module : List.of("prediction-lib/src", "webapp/src")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.map(file -> file.getFileName().toString().replace(".java", ""))
                        .forEach(there::add);
            }
        }
        Set<String> named = CLASS.matcher(String.join("\n", lines()))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(there).containsAll(named);
    }

    @Test
    void everyRequirementOfLevelTwoIsAnsweredOnce() throws IOException {
        List<String> answered = lines().stream()
                .filter(line -> line.matches("\\| [0-9].* \\| [✓✗–] \\| \\S.*"))
                .flatMap(line ->
                        REQUIREMENT.matcher(line.split(" \\| ", 2)[0]).results().map(MatchResult::group))
                .toList();
        assertThat(answered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(levelTwo());
    }

    private static List<String> levelTwo() {
        return Stream.of(LEVEL_2.split(" ", -1))
                .flatMap(section -> Stream.of(section.split(":", -1)[1].split(",", -1))
                        .flatMap(range -> numbers(range.split("-", -1)))
                        .map(number -> section.split(":", -1)[0] + "." + number))
                .toList();
    }

    private static Stream<Integer> numbers(String[] range) {
        return IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]))
                .boxed();
    }
}
