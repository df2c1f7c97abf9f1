package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.WordFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exports that are known as a whole, as {@code layouts.txt} has them. */
final class KnownLayouts {
    /**
     * One of them.
     *
     * @param exact whether it has these columns and no others
     * @param columns by which it is recognised, as letters and digits
     * @param roles columns that have another role than their names suggest
     * @param inSmallestUnit whether amounts are whole numbers of the currency's smallest unit
     */
    record Known(String name, boolean exact, List<String> columns, Map<Role, String> roles, boolean inSmallestUnit) {
        boolean fits(List<String> plainHeader) {
            return exact ? plainHeader.equals(columns) : plainHeader.containsAll(columns);
        }
    }

    private static final String SMALLEST_UNIT = "in cents";

    private static final List<Known> KNOWN = read();

    private KnownLayouts() {}

    static @Nullable Known find(List<String> header) {
        List<String> plain = header.stream().map(HeaderNames::plain).toList();
        List<String> without =
                header.stream().map(HeaderNames::plainWithoutParentheses).toList();
        List<String> both = Stream.concat(plain.stream(), without.stream()).toList();
        return KNOWN.stream()
                .filter(known -> known.fits(known.exact ? plain : both))
                .findFirst()
                .orElse(null);
    }

    static List<Known> all() {
        return KNOWN;
    }

    private static List<Known> read() {
        List<Known> known = new ArrayList<>();
        for (String line : WordFile.lines(KnownLayouts.class, "layouts.txt")) {
            int colon = line.indexOf(": ");
            String[] parts = line.substring(colon + 1).split(">", -1);
            String columns = parts[0].strip();
            boolean exact = columns.startsWith("=");
            Map<Role, String> roles = new EnumMap<>(Role.class);
            boolean smallest = parts[parts.length - 1].strip().equals(SMALLEST_UNIT);
            for (int i = 1; i < parts.length - (smallest ? 1 : 0); i++) {
                String[] pair = parts[i].split("=", 2);
                roles.put(Role.valueOf(pair[0].strip().toUpperCase(Locale.ROOT)), pair[1].strip());
            }
            known.add(new Known(
                    line.substring(0, colon),
                    exact,
                    Stream.of(columns.split("\\|", -1)).map(HeaderNames::plain).toList(),
                    roles,
                    smallest));
        }
        return List.copyOf(known);
    }
}
