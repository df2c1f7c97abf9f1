package io.customerprediction.transactions.archive;

import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which file of an archive is the log. */
public final class ZippedLog {
    private static final Set<String> LOGS =
            Set.of("csv", "tsv", "tab", "psv", "xlsx", "xlsm", "json", "jsonl", "ndjson", "parquet");
    private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini");
    private static final int MOST_NAMES = 5;

    private ZippedLog() {}

    /**
     * The name of the one log; files that systems add, such as those in {@code __MACOSX}, are passed over, and so are
     * others beside the only file that is named as a table.
     *
     * @throws IOException if there is none, or several, which are named
     */
    public static String find(ZipArchive archive, String source) throws IOException {
        List<String> files =
                archive.names().stream().filter(ZippedLog::isOfUser).toList();
        List<String> logs =
                files.stream().filter(name -> LOGS.contains(extension(name))).toList();
        List<String> candidates = logs.isEmpty() ? files : logs;
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw candidates.isEmpty()
                ? OneLine.refusal(source, "is an empty zip archive: pack the file of the log into it")
                : OneLine.refusal(
                        source,
                        "holds " + candidates.size() + " files (" + named(candidates)
                                + "): unpack it and give one of them, or each of them");
    }

    private static boolean isOfUser(String name) {
        String plain = plain(name);
        return !name.startsWith("__MACOSX/") && !plain.startsWith(".") && !OF_SYSTEMS.contains(plain);
    }

    private static String plain(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    private static String extension(String name) {
        String plain = plain(name);
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(OneLine::value).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + ", …" : first;
    }
}
