package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jar and the archive say about the libraries in them. */
class ContentsIT {
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    private static final String LICENCES = "META-INF/licenses/";

    private static ZipFile open(String property) throws IOException {
        ZipFile file = new ZipFile(System.getProperty(property));
        assumeTrue(file.getEntry(SBOM) != null, "skipped: built with --offline, which makes no list of libraries");
        return file;
    }

    private static String text(ZipFile file, String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Stream<JsonNode> libraries(ZipFile file) throws IOException {
        JsonNode list = new ObjectMapper().readTree(text(file, SBOM));
        assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
        return StreamSupport.stream(list.path("components").spliterator(), false)
                .filter(component -> !component.path("group").asText().equals("io.customerprediction"));
    }

    private static int longest(ZipFile file, List<String> texts) throws IOException {
        int longest = 0;
        for (String name : texts) {
            longest = Math.max(longest, text(file, name).length());
        }
        return longest;
    }

    private static String nameAndVersion(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"program.jar", "program.war"})
    void everyLibraryHasTheTextOfItsLicence(String property) throws IOException {
        try (ZipFile file = open(property)) {
            List<JsonNode> libraries = libraries(file).toList();
            assertThat(libraries).hasSizeGreaterThan(25);
            String list = text(file, LICENCES + "THIRD-PARTY.txt");
            for (JsonNode library : libraries) {
                String folder = LICENCES + nameAndVersion(library) + "/";
                List<String> texts = file.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(folder) && name.matches("(?i).*/(LICEN[CS]E|COPYING)[^/]*"))
                        .toList();
                assertThat(texts).as(folder).isNotEmpty();
                assertThat(longest(file, texts)).as(folder).isGreaterThan(900);
                assertThat(list).contains(nameAndVersion(library) + "/");
                assertThat(library.path("licenses").size()).as(folder).isPositive();
                assertThat(library.path("purl").asText()).startsWith("pkg:maven/");
            }
        }
    }

    @Test
    void theListNamesWhatIsInTheArchiveAndNothingElse() throws IOException {
        try (ZipFile archive = open("program.war")) {
            TreeSet<String> listed = new TreeSet<>();
            libraries(archive).forEach(library -> listed.add(nameAndVersion(library) + ".jar"));
            TreeSet<String> there = new TreeSet<>();
            archive.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("WEB-INF/lib/".length()))
                    .filter(name -> !name.startsWith("prediction-lib-"))
                    .forEach(there::add);
            assertThat(listed).isEqualTo(there);
            assertThat(archive.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.contains("weka") || name.contains("GPL-3"));
        }
    }

    @Test
    void theJarSaysThatItIsUnderTheLicenceOfWekaAsAWhole() throws IOException {
        try (ZipFile jar = open("program.jar")) {
            assertThat(text(jar, "META-INF/LICENSE")).startsWith("MIT License");
            assertThat(text(jar, "META-INF/NOTICE")).contains("GNU General Public License", "weka-stable");
            assertThat(text(jar, "META-INF/LICENSE-GPL-3.0.txt")).contains("Version 3, 29 June 2007");
            assertThat(libraries(jar).map(ContentsIT::nameAndVersion))
                    .anyMatch(name -> name.startsWith("weka-stable-"));
        }
    }

    /** Bounce is under three clauses, none of which asks for a mention in advertisements. */
    @Test
    void onlyTheClassesOfBounceThatWekaLoadsAreThereAndTheirLicenceIsNamedRight() throws IOException {
        try (ZipFile jar = open("program.jar")) {
            JsonNode bounce = libraries(jar)
                    .filter(library -> library.path("name").asText().equals("bounce"))
                    .findFirst()
                    .orElseThrow();
            assertThat(bounce.path("licenses").toString()).isEqualTo("[{\"license\":{\"id\":\"BSD-3-Clause\"}}]");
            assertThat(text(jar, LICENCES + nameAndVersion(bounce) + "/LICENSE-bounce.txt"))
                    .contains("Edwin Dankert", "Neither the name")
                    .doesNotContain("advertising");
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("org/bounce/") && name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org/bounce/net/"));
        }
    }
}
