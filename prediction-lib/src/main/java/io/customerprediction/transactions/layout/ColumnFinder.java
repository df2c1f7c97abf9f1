package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.layout.KnownLayouts.Known;
import io.customerprediction.transactions.values.DateForms;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the column that serves each role: the one that is named, or one whose name and values fit. */
final class ColumnFinder {
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.9;
    private static final double FEW = 0.2;
    private static final int SHOWN = 12;
    private static final int FEWEST_LINKS = 3;

    /** Dates that are not those of a purchase. */
    private static final Pattern OTHER_DATES = Pattern.compile(
            ".*(birth|dob|geburt|naissance|nacimiento|nascita|ship|deliver|versand|liefer|livraison|due|expir|approv|updat|"
                    + "modif|refund|cancel|storn|valid|start|end|until|last|first|signup|register|login).*");

    private static final Pattern FLAG = Pattern.compile("[01]|\\p{L}+");

    private static final Pattern NAME = Pattern.compile("names?|naam|nom|nombre|nome|nazwa|navn|namn");

    private static final List<Role> ONE_COLUMN = List.of(
            Role.ORDER,
            Role.AMOUNT,
            Role.QUANTITY,
            Role.RETURNED,
            Role.PRICE,
            Role.DISCOUNT,
            Role.PRODUCT,
            Role.CURRENCY,
            Role.REFUNDED,
            Role.REMAINING,
            Role.ORIGINAL);

    private final String source;
    private final ColumnNames names;
    private final Sample sample;
    private final Findings findings;
    private final @Nullable Known known;
    private final Map<Role, Integer> columns = new EnumMap<>(Role.class);
    private final List<String> problems = new ArrayList<>();

    ColumnFinder(String source, ColumnNames names, Sample sample, Findings findings) {
        this.source = source;
        this.names = names;
        this.sample = sample;
        this.findings = findings;
        this.known = names.areAllDetected() ? KnownLayouts.find(sample.header()) : null;
    }

    /**
     * The columns by their roles; at least those of customer and time.
     *
     * @param customer the column of the customer, where it is known by the rows; else -1
     * @throws IOException if a column that is named does not exist, or customer or time are not found; all at once
     */
    Columns find(int customer) throws IOException {
        for (Role role : ONE_COLUMN) {
            put(role, named(role, () -> first(role)));
        }
        originalByValues();
        chooseOrder();
        put(Role.CUSTOMER, customer >= 0 ? customer : named(Role.CUSTOMER, this::customer));
        put(Role.TIME, named(Role.TIME, this::time));
        new NotALog(source, sample, columns, names).check();
        require(Role.CUSTOMER);
        require(Role.TIME);
        if (!problems.isEmpty()) {
            throw new IOException(
                    source + ": " + String.join("; ", problems) + ". The file's columns are: " + header());
        }
        requireOneOfEachName();
        try {
            new AmountChoice(sample, columns, names, known != null, findings).choose();
        } catch (IOException undecided) {
            throw new IOException(source + ": " + undecided.getMessage(), undecided);
        }
        return new Columns(name(), sample.header(), columns, known != null && known.inSmallestUnit());
    }

    private String name() {
        if (!names.areAllDetected()) {
            return "columns as named";
        }
        return known == null ? "columns known by their names" : known.name();
    }

    /** A choice among the columns whose names fit. */
    @FunctionalInterface
    private interface Choice {
        int column() throws IOException;
    }

    private int named(Role role, Choice choice) throws IOException {
        String name = names.of(role);
        if (name != null) {
            return column(role, name);
        }
        int column = known != null && known.roles().containsKey(role)
                ? byName(known.roles().get(role))
                : -1;
        return column >= 0 ? column : choice.column();
    }

    /** The column with the name: as a whole, else without what stands in parentheses, best one with the tax. */
    private int byName(String name) {
        String plain = HeaderNames.plain(name);
        List<String> header = sample.header();
        return IntStream.range(0, header.size())
                .boxed()
                .filter(column -> HeaderNames.plain(header.get(column)).equals(plain)
                        || HeaderNames.plainWithoutParentheses(header.get(column))
                                .equals(plain))
                .min(Comparator.<Integer, Boolean>comparing(
                                column -> !HeaderNames.plain(header.get(column)).equals(plain))
                        .thenComparing(column -> Vocabulary.isWithoutTax(header.get(column))))
                .orElse(-1);
    }

    private void put(Role role, int column) {
        if (column >= 0) {
            columns.put(role, column);
        }
    }

    /** The likeliest column by its name; one without a value in the sample only if there is no other. */
    private int first(Role role) {
        List<Integer> candidates = Vocabulary.candidates(role, sample.header());
        return candidates.stream()
                .filter(column -> (role != Role.AMOUNT && role != Role.PRICE) || AmountChoice.isMoney(sample, column))
                .filter(column -> sample.rows().isEmpty() || sample.filled(column) > 0)
                .filter(column -> role != Role.REFUNDED || !isFlag(column))
                .filter(column -> role != Role.ORDER || !isRare(column, candidates))
                .findFirst()
                .orElse(-1);
    }

    /** Whether few rows fill the column beside another one: such as the order that a refund refers to. */
    private boolean isRare(int column, List<Integer> candidates) {
        double most = candidates.stream().mapToDouble(sample::filled).max().orElse(0);
        return sample.filled(column) < FEW * most;
    }

    /** Whether there is nothing but 0 and 1, or words. */
    private boolean isFlag(int column) {
        return sample.present(column).stream()
                .allMatch(value -> FLAG.matcher(value).matches());
    }

    /** A column that few rows fill, all with the id of an order of another row, names the order that a refund belongs to. */
    private void originalByValues() {
        Integer order = columns.get(Role.ORDER);
        if (order == null || columns.containsKey(Role.ORIGINAL) || !names.areAllDetected()) {
            return;
        }
        Set<String> ids = new HashSet<>(sample.present(order));
        for (int column = 0; column < sample.header().size(); column++) {
            List<String> named = sample.present(column);
            boolean few = named.size() >= FEWEST_LINKS && sample.filled(column) < MOST;
            if (few && column != order && ids.containsAll(named) && namesOthers(column, order)) {
                findings.decide(quoted(sample.name(column)) + " names the order that a refund belongs to");
                columns.put(Role.ORIGINAL, column);
                return;
            }
        }
    }

    private boolean namesOthers(int column, int order) {
        return sample.rows().stream()
                .filter(row -> !row.get(column).isEmpty())
                .noneMatch(row -> row.get(column).equals(row.get(order)));
    }

    /** Refunds name the order's id that counts, where a file has several. */
    private void chooseOrder() {
        Integer original = columns.get(Role.ORIGINAL);
        if (original == null || names.of(Role.ORDER) != null) {
            return;
        }
        Set<String> named = new HashSet<>(sample.present(original));
        List<Integer> candidates = new ArrayList<>(Vocabulary.candidates(Role.ORDER, sample.header()));
        IntStream.range(0, sample.header().size()).forEach(candidates::add);
        for (int column : candidates) {
            Set<String> ids = new HashSet<>(sample.present(column));
            long found = named.stream().filter(ids::contains).count();
            if (!named.isEmpty() && column != original && found > MOST * named.size()) {
                columns.put(Role.ORDER, column);
                return;
            }
        }
    }

    private int customer() throws IOException {
        List<Integer> named = Vocabulary.candidates(Role.CUSTOMER, sample.header());
        List<Integer> candidates = named.isEmpty() ? nameInBooks() : named;
        try {
            return candidates.isEmpty()
                    ? -1
                    : new CustomerChoice(sample, columns.getOrDefault(Role.ORDER, -1), findings).of(candidates);
        } catch (IOException lost) {
            throw new IOException(source + ": " + lost.getMessage(), lost);
        }
    }

    /** In a list of invoices and other documents, a column that is only called name has the customer's, not a product's. */
    private List<Integer> nameInBooks() {
        boolean books = columns.containsKey(Role.ORDER)
                && columns.containsKey(Role.AMOUNT)
                && !columns.containsKey(Role.QUANTITY)
                && !columns.containsKey(Role.PRICE)
                && !Vocabulary.candidates(Role.TYPE, sample.header()).isEmpty();
        List<Integer> found = IntStream.range(0, books ? sample.header().size() : 0)
                .filter(column ->
                        NAME.matcher(HeaderNames.plain(sample.name(column))).matches())
                .boxed()
                .toList();
        found.forEach(
                column -> findings.doubt(
                        "the customer is taken from " + quoted(sample.name(column))
                                + " beside types and numbers of documents: name another column with --customer-column if that is wrong"));
        return found;
    }

    private int time() {
        List<Integer> candidates = Vocabulary.candidates(Role.TIME, sample.header());
        for (int column : candidates) {
            if (sample.filled(column) > 0 && DateForms.share(sample.present(column)) >= MOST) {
                return column;
            }
        }
        return candidates.isEmpty() ? byValues() : candidates.get(0);
    }

    /** The one column whose values are dates, if no name says which it is. */
    private int byValues() {
        List<Integer> dates = IntStream.range(0, sample.header().size())
                .filter(column -> sample.filled(column) >= MOST)
                .filter(column -> !OTHER_DATES
                        .matcher(HeaderNames.plain(sample.name(column)))
                        .matches())
                .filter(column -> DateForms.shareWritten(sample.present(column)) >= NEARLY_ALL)
                .boxed()
                .toList();
        if (dates.size() != 1) {
            return -1;
        }
        findings.doubt("the time is taken from " + quoted(sample.name(dates.get(0)))
                + ", because its values are dates: name another column with --time-column if that is wrong");
        return dates.get(0);
    }

    private int column(Role role, String name) {
        int column = HeaderNames.find(sample.header(), name);
        if (column < 0) {
            List<String> nearest = Spelling.nearest(name, sample.header(), 3).stream()
                    .map(ColumnFinder::quoted)
                    .toList();
            problems.add("there is no column " + quoted(name) + " for the " + role.words() + ", nearest are "
                    + String.join(", ", nearest));
        }
        return column;
    }

    private void require(Role role) {
        if (!columns.containsKey(role) && names.of(role) == null) {
            problems.add("no column is known to hold the " + role.words()
                    + (role == Role.TIME ? ", the date of purchase" : "") + ": name it with --" + role.words()
                    + "-column (" + role.words() + "Column of the format)");
        }
    }

    /** Two columns of one name that differ could be either. */
    private void requireOneOfEachName() throws IOException {
        Set<Integer> used = new HashSet<>(columns.values());
        for (int column : used) {
            for (int other = 0; other < sample.header().size(); other++) {
                boolean sameName = other != column
                        && sample.name(other)
                                .strip()
                                .equalsIgnoreCase(sample.name(column).strip());
                if (sameName && !sample.values(other).equals(sample.values(column)) && sample.filled(other) > 0) {
                    throw new IOException(source + ": there are two columns " + quoted(sample.name(column))
                            + " with different values: give each a name of its own in the first line of the file");
                }
            }
        }
    }

    private String header() {
        String shown =
                sample.header().stream().limit(SHOWN).map(ColumnFinder::quoted).collect(Collectors.joining(", "));
        return shown
                + (sample.header().size() > SHOWN ? " and " + (sample.header().size() - SHOWN) + " more" : "");
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}
