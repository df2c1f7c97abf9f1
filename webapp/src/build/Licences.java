import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A step of the build: for each library in a CycloneDX list, its licences and notices in a folder of its own, and a list for
 * people. What a jar brings is copied; for a jar that brings none or only mentions one, the text of the licence that the list names. The
 * build fails for a library without any. The same input gives the same files.
 *
 * <p>Arguments: the list, the folder of licence texts, the folder META-INF to write to, and what to leave out: a regular
 * expression for names of jars.
 */
public final class Licences {
    private static final int LONGEST_MENTION = 900;
    private static final String OWN = "io.customerprediction";
    private static final Pattern LEGAL =
            Pattern.compile("(.*/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LICENCE =
            Pattern.compile("(.*/)?(LICEN[CS]E|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);

    /** What a POM names in words that say too little, as it was found in the sources of the library. */
    private static final Map<String, String> CORRECTED = Map.of("bounce", "BSD-3-Clause", "weka-stable", "GPL-3.0-or-later");

    private final Path texts;
    private final Path folder;

    private Licences(Path texts, Path folder) {
        this.texts = texts;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path metaInf = Files.createDirectories(Path.of(args[2]));
        if (!Files.exists(Path.of(args[0]))) {
            System.err.println("There is no " + args[0] + ", as its plugin does nothing with --offline: " + metaInf
                    + " gets neither a list of the libraries nor their licences. Build once without --offline.");
            return;
        }
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode list = (ObjectNode) json.readTree(new File(args[0]));
        leaveOut(list, Pattern.compile(args[3]));
        Path licences = metaInf.resolve("licenses");
        delete(licences);
        new Licences(Path.of(args[1]), licences).write(list);
        Path sbom = Files.createDirectories(metaInf.resolve("sbom")).resolve("application.cdx.json");
        Files.writeString(sbom, json.writeValueAsString(list).replace(System.lineSeparator(), "\n") + "\n");
    }

    /** What an earlier build wrote, so that no library stays that is no longer there. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void leaveOut(ObjectNode list, Pattern jars) {
        List<String> gone = new ArrayList<>();
        list.withArray("components").removeIf(c -> jars.matcher(jar(c)).matches() && gone.add(text(c, "bom-ref")));
        list.withArray("dependencies").removeIf(d -> gone.contains(text(d, "ref")));
        for (JsonNode dependency : list.withArray("dependencies")) {
            if (dependency.get("dependsOn") instanceof ArrayNode on) {
                on.removeIf(ref -> gone.contains(ref.asText()));
            }
        }
    }

    private void write(ObjectNode list) throws IOException {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        for (JsonNode component : list.withArray("components")) {
            if (!text(component, "group").equals(OWN)) {
                sorted.put(text(component, "name") + "-" + text(component, "version"), component);
            }
        }
        StringBuilder people = new StringBuilder("Libraries in this file and the licences that they are under. The texts and"
                + " notices are in the folders beside\nthis list; where there is a choice (\"or\"), any of them may be"
                + " chosen.\n\n");
        for (Map.Entry<String, JsonNode> library : sorted.entrySet()) {
            List<String> names = names((ObjectNode) library.getValue());
            List<String> files = files(library.getKey(), library.getValue(), names);
            people.append(text(library.getValue(), "group")).append(':').append(text(library.getValue(), "name")).append(' ')
                    .append(text(library.getValue(), "version")).append(": ").append(String.join(" or ", names))
                    .append(files.stream().sorted().map(file -> "\n    " + library.getKey() + "/" + file).collect(Collectors.joining()))
                    .append("\n");
        }
        Files.writeString(Files.createDirectories(folder).resolve("THIRD-PARTY.txt"), people);
    }

    /** The licences of a library, by their SPDX ids where they have one. */
    private static List<String> names(ObjectNode component) {
        String corrected = CORRECTED.get(text(component, "name"));
        if (corrected != null) {
            component.putArray("licenses").addObject().putObject("license").put("id", corrected);
        }
        List<String> names = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            String expression = text(choice, "expression");
            JsonNode licence = choice.path("license");
            names.addAll(expression.isEmpty()
                    ? List.of(text(licence, "id").isEmpty() ? text(licence, "name") : text(licence, "id"))
                    : List.of(expression.replaceAll("[()]", "").split(" (?:OR|AND) ")));
        }
        return names;
    }

    private List<String> files(String library, JsonNode component, List<String> names) throws IOException {
        Path own = Files.createDirectories(folder.resolve(library));
        List<String> files = new ArrayList<>();
        try (ZipFile jar = new ZipFile(find(jar(component)))) {
            for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && LEGAL.matcher(entry.getName()).matches() && !entry.getName().endsWith(".class")) {
                    String name = entry.getName().replaceFirst("^META-INF/", "").replace("resources/webjars/", "");
                    Path file = own.resolve(name).normalize();
                    if (!file.startsWith(own)) {
                        throw new IOException(library + " has an entry outside of it: " + entry.getName());
                    }
                    Files.createDirectories(file.getParent());
                    Files.write(file, jar.getInputStream(entry).readAllBytes());
                    files.add(name);
                }
            }
        }
        if (files.stream().noneMatch(file -> isWhole(own, file))) {
            for (Path text : texts(text(component, "name"), names)) {
                String name = "LICENSE-" + text.getFileName();
                Files.write(own.resolve(name), Files.readAllBytes(text));
                files.add(name);
            }
        }
        if (files.stream().noneMatch(file -> isWhole(own, file))) {
            throw new IOException(library + " brings no licence and names " + names + ": add the text of its licence to " + texts
                    + ", under the SPDX id of the licence or, where the text has a copyright line, under the library's name");
        }
        return files;
    }

    /** Whether a file is the licence of the library itself, and not just a mention of one. */
    private static boolean isWhole(Path library, String file) {
        return LICENCE.matcher(file).matches()
                && !file.startsWith("licenses/")
                && library.resolve(file).toFile().length() > LONGEST_MENTION;
    }

    /** The library's own text, where it is known; otherwise those of the licences that it names. */
    private List<Path> texts(String library, List<String> names) {
        Path own = texts.resolve(library + ".txt");
        return Files.exists(own)
                ? List.of(own)
                : names.stream()
                        .map(name -> texts.resolve(name.replaceAll("-(only|or-later)$", "") + ".txt"))
                        .filter(Files::exists)
                        .toList();
    }

    private static File find(String jar) throws IOException {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> file.getName().equals(jar))
                .findFirst()
                .orElseThrow(() -> new IOException("the class path has no " + jar));
    }

    private static String jar(JsonNode component) {
        return text(component, "name") + "-" + text(component, "version") + ".jar";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
