package io.customerprediction.app.report;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.transactions.CleaningReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * An evaluation as one HTML page that needs nothing else: no script, no other file, no server. The same report gives the
 * same page. Stateless; safe for any number of threads.
 */
public final class EvaluationPage {
    private static final Template PAGE = template();

    private EvaluationPage() {}

    /**
     * Writes the page.
     *
     * @param name of the log, for the heading
     * @param cleaning how the log's rows were cleaned
     */
    public static void write(String name, CleaningReport cleaning, EvaluationReport report, Writer out)
            throws IOException {
        Map<String, Object> model =
                Map.of("name", name, "cleaning", CleaningView.of(cleaning), "evaluation", EvaluationView.of(report));
        try {
            PAGE.process(model, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the evaluation page has an error: " + e.getMessage(), e);
        }
    }

    private static Template template() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(EvaluationPage.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        templates.setLocale(Locale.ENGLISH);
        templates.setNumberFormat("c");
        templates.setLogTemplateExceptions(false);
        VisibleHtml.use(templates);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        try {
            return templates.getTemplate("page.ftlh");
        } catch (IOException e) {
            throw new IllegalStateException("the evaluation page is missing from the program: " + e.getMessage(), e);
        }
    }
}
