package io.customerprediction.app.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * HTML in which nothing is invisible: every template shows a character that is not printed by its number, such as
 * {@code [U+202E]}, wherever the text comes from. An id or a file name can then neither look like another one nor turn the
 * text around it. Thread-safe.
 *
 * <p>Where a text has to come back as it is, which is in the value of a field, templates write {@code exact(text)}.
 */
public final class VisibleHtml extends HTMLOutputFormat {
    private static final VisibleHtml ONLY = new VisibleHtml();

    private VisibleHtml() {}

    /** Lets all templates of a configuration escape so. */
    public static void use(Configuration templates) {
        templates.setRegisteredCustomOutputFormats(List.of(ONLY));
        TemplateMethodModelEx exact =
                arguments -> ONLY.newTemplateMarkupOutputModel(null, escape(text(arguments.get(0)), "&#x", ";"));
        templates.setSharedVariable("exact", exact);
    }

    /** Numbers and texts are models; so is what {@code x!} stands for where there is no x, which is an empty text. */
    private static String text(Object model) throws TemplateModelException {
        if (model instanceof TemplateScalarModel text) {
            return Objects.requireNonNullElse(text.getAsString(), "");
        }
        return String.valueOf(model);
    }

    @Override
    public void output(String text, Writer out) throws IOException, TemplateModelException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        return escape(text, "[U+", "]");
    }

    @Override
    protected TemplateHTMLOutputModel newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
        return new Markup(plain, markup);
    }

    /** Escapes what HTML knows, and writes other characters that are not printed as their numbers. */
    private static String escape(String text, String before, String after) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> {
                    if (OneLine.isPrinted(c)) {
                        html.appendCodePoint(c);
                    } else {
                        html.append(before)
                                .append(String.format(Locale.ROOT, "%04X", c))
                                .append(after);
                    }
                }
            }
        }
        return html.toString();
    }

    private static final class Markup extends TemplateHTMLOutputModel {
        Markup(@Nullable String plain, @Nullable String markup) {
            super(plain, markup);
        }

        @Override
        public HTMLOutputFormat getOutputFormat() {
            return ONLY;
        }
    }
}
