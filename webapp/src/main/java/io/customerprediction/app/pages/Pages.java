package io.customerprediction.app.pages;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.report.EvaluationView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Makes HTML of a view record with the template of its name. Pages may use the parts of an
 * evaluation (see {@link EvaluationView}). Templates see the record as {@code page}, the texts as
 * {@code t}, where the application lives as {@code base}, where its files are as {@code assets} and {@code charts}, and the {@link FormToken} of forms as {@code form}; everything is
 * escaped. Thread-safe.
 */
public final class Pages {
    private final Texts texts = Texts.english();
    private final Assets assets;

    /** Made for the first page: whoever only asks the API starts faster without. */
    private static final class Templates {
        static final Configuration ALL = new Configuration(Configuration.VERSION_2_3_34);

        static {
            ALL.setTemplateLoader(new MultiTemplateLoader(new TemplateLoader[] {
                new ClassTemplateLoader(Pages.class, ""), new ClassTemplateLoader(EvaluationView.class, "")
            }));
            ALL.setLocale(Locale.ENGLISH);
            ALL.setDefaultEncoding(StandardCharsets.UTF_8.name());
            ALL.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
            ALL.setNumberFormat("c");
            ALL.setLogTemplateExceptions(false);
            ALL.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        }
    }

    /** @param assets that the pages link */
    public Pages(Assets assets) {
        this.assets = assets;
    }

    /** The words of the pages. */
    public Texts texts() {
        return texts;
    }

    /**
     * Answers with a page.
     *
     * @param template name of the template, without its ending
     */
    public void show(HttpServletRequest request, HttpServletResponse response, int status, String template, Record view)
            throws IOException {
        String base = request.getContextPath();
        Map<String, Object> model = Map.of(
                "page",
                view,
                "t",
                texts,
                "base",
                base,
                "assets",
                base + assets.folder(),
                "charts",
                base + assets.charts(),
                "form",
                new FormToken(request, response));
        StringWriter html = new StringWriter(16_384);
        try {
            Templates.ALL.getTemplate(template + ".ftlh").process(model, html);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page " + template + " has a mistake: " + e.getMessage(), e);
        }
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
    }
}
