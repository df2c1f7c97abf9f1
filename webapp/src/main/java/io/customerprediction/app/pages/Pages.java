package io.customerprediction.app.pages;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.customerprediction.app.formats.NumberStyle;
import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.report.EvaluationView;
import io.customerprediction.app.report.VisibleHtml;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTML of a view record with the template of its name. Pages may use the parts of an
 * evaluation (see {@link EvaluationView}). Templates see the record as {@code page}, the texts as
 * {@code t}, where the application lives as {@code base}, where its files are as {@code assets} and {@code charts}, the {@link Viewer} as {@code me}, and the {@link FormToken} of forms as {@code form}; everything is
 * escaped, and shown where it would be invisible ({@link VisibleHtml}). Thread-safe.
 */
public final class Pages {
    private final Texts texts = Texts.english();
    private final Assets assets;

    private volatile @Nullable Configuration templates;

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
                "numbers",
                NumberStyle.current().tag(),
                "me",
                Viewer.of(request),
                "form",
                new FormToken(request, response));
        StringWriter html = new StringWriter(16_384);
        try {
            templates().getTemplate(template + ".ftlh").process(model, html);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page " + template + " has an error: " + e.getMessage(), e);
        }
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Made for the first page: a server that is only asked by programs starts faster without. Not in a static field, as a
     * class whose initialisation ran out of memory fails until the program is started again.
     */
    private Configuration templates() {
        @Nullable Configuration made = templates;
        if (made == null) {
            made = newTemplates();
            templates = made;
        }
        return made;
    }

    private static Configuration newTemplates() {
        Configuration made = new Configuration(Configuration.VERSION_2_3_34);
        made.setTemplateLoader(new MultiTemplateLoader(new TemplateLoader[] {
            new ClassTemplateLoader(Pages.class, ""), new ClassTemplateLoader(EvaluationView.class, "")
        }));
        made.setLocale(Locale.ENGLISH);
        made.setDefaultEncoding(StandardCharsets.UTF_8.name());
        made.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        made.setNumberFormat("c");
        made.setLogTemplateExceptions(false);
        VisibleHtml.use(made);
        made.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        return made;
    }
}
