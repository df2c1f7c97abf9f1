package io.customerprediction.app.pages.batch;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.batch.Question.Option;
import io.customerprediction.transactions.csv.LogPreview;
import io.customerprediction.transactions.values.OpenQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts what the values of a log leave open into questions with plain answers. */
final class Questions {
    private static final int HUNDRED = 100;
    private static final int LONGEST_ROW = 160;
    private static final Pattern AMBIGUOUS = Pattern.compile("\\D*\\d{1,3}[.,]\\d{3}\\D*");
    private static final Pattern WHOLE = Pattern.compile("\\d+(\\.0)?");

    private final LogPreview preview;
    private final BatchForm form;
    private final Map<String, String> errors;
    private final Texts texts;
    private final List<Question> asked = new ArrayList<>();

    private Questions(LogPreview preview, BatchForm form, Map<String, String> errors, Texts texts) {
        this.preview = preview;
        this.form = form;
        this.errors = errors;
        this.texts = texts;
    }

    /** @param errors by the names of fields */
    static List<Question> of(Beginning beginning, BatchForm form, Map<String, String> errors, Texts texts) {
        Questions questions = new Questions(beginning.preview(), form, errors, texts);
        beginning.questions().forEach(questions::ask);
        return questions.asked;
    }

    private void ask(OpenQuestion question, List<String> values) {
        switch (question) {
            case DATE_FORMAT -> dateOrder();
            case DAY_ZERO -> add(Answers.DAY_ZERO, "dayZero", help("dayZero", "time"), List.of());
            case DECIMAL_MARK -> decimalMark();
            case AMOUNT_UNIT -> amountUnit();
            case CURRENCY ->
                add(
                        Answers.CURRENCY,
                        "currency",
                        texts.get("batch.question.currency.help"),
                        values.stream().map(value -> Map.entry(value, value)).toList());
            case STATUS -> values.forEach(this::status);
        }
    }

    private void add(String name, String key, String help, List<Map.Entry<String, String>> options) {
        add(name, key, texts.get("batch.question." + key), help, options);
    }

    private void add(String name, String key, String title, String help, List<Map.Entry<String, String>> options) {
        asked.add(new Question(
                name,
                key + "-" + asked.size(),
                title,
                help,
                options.stream()
                        .map(option -> new Option(
                                option.getKey(),
                                option.getValue(),
                                form.text(name).equals(option.getKey())))
                        .toList(),
                form.text(name),
                errors.get(name)));
    }

    private String help(String key, String role) {
        String column = preview.columns().getOrDefault(role, "");
        return texts.get(
                "batch.question." + key + ".help",
                column,
                values(role).findFirst().orElse(""));
    }

    private Stream<String> values(String role) {
        int column = preview.sample().header().indexOf(preview.columns().getOrDefault(role, ""));
        return preview.sample().rows().stream()
                .filter(row -> column >= 0 && column < row.size())
                .map(row -> row.get(column))
                .filter(value -> !value.isBlank());
    }

    private Stream<String> amounts() {
        return Stream.concat(values("amount"), values("price"));
    }

    private void dateOrder() {
        DateExample example = DateExample.of(preview);
        add(
                Answers.DATE_ORDER,
                "date",
                help("date", "time"),
                List.of(
                        option(example.dayFirst(), "date.day", example),
                        option(example.monthFirst(), "date.month", example)));
    }

    private Map.Entry<String, String> option(String pattern, String key, DateExample example) {
        Optional<String> words = example.words(pattern);
        return Map.entry(
                pattern,
                words.map(date -> texts.get("batch.question." + key, example.text(), date))
                        .orElseGet(() -> texts.get("batch.question." + key + ".only")));
    }

    private void decimalMark() {
        String example = amounts()
                .filter(value -> AMBIGUOUS.matcher(value).matches())
                .findFirst()
                .orElse("1.234");
        add(
                Answers.DECIMAL_MARK,
                "decimal",
                texts.get("batch.question.decimal.help", example),
                List.of(
                        Map.entry(".", texts.get("batch.question.decimal.point", example, read(example, ",", "."))),
                        Map.entry(",", texts.get("batch.question.decimal.comma", example, read(example, ".", ",")))));
    }

    private static String read(String amount, String thousands, String mark) {
        String digits = amount.replaceAll("[^\\d.,]", "").replace(thousands, "").replace(mark, ".");
        return Figures.fixed(new BigDecimal(digits).doubleValue(), 2);
    }

    private void amountUnit() {
        String example = amounts()
                .filter(value -> WHOLE.matcher(value).matches())
                .findFirst()
                .orElse("1990");
        double number = Double.parseDouble(example);
        add(
                Answers.AMOUNT_UNIT,
                "unit",
                texts.get("batch.question.unit.help"),
                List.of(
                        Map.entry(
                                Answers.CENTS,
                                texts.get("batch.question.unit.cents", example, Figures.fixed(number / HUNDRED, 2))),
                        Map.entry(
                                Answers.UNITS,
                                texts.get("batch.question.unit.units", example, Figures.fixed(number, 2)))));
    }

    private void status(String value) {
        List<List<String>> rows = preview.sample().rows().stream()
                .filter(row -> row.stream().anyMatch(cell -> cell.strip().equalsIgnoreCase(value)))
                .toList();
        String help = rows.isEmpty()
                ? texts.get("batch.question.status.later")
                : texts.get(
                        "batch.question.status.help",
                        Figures.count(rows.size()),
                        Figures.count(preview.sample().rows().size()),
                        shortened(String.join(" · ", rows.get(0))));
        add(
                Answers.STATUS + value,
                "status",
                texts.get("batch.question.status", value),
                help,
                List.of(
                        Map.entry(Answers.PURCHASE, texts.get("batch.question.status.yes")),
                        Map.entry(Answers.NO_PURCHASE, texts.get("batch.question.status.no"))));
    }

    private static String shortened(String row) {
        return row.length() > LONGEST_ROW ? row.substring(0, LONGEST_ROW) + "…" : row;
    }
}
