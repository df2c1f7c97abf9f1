package io.customerprediction.app.server;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.api.operations.Health;
import io.customerprediction.app.api.operations.ModelDescription;
import io.customerprediction.app.api.predictions.OriginalApi;
import io.customerprediction.app.api.predictions.PredictionsApi;
import io.customerprediction.app.http.Admission;
import io.customerprediction.app.http.Endpoint;
import io.customerprediction.app.http.ForwardedFilter;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.http.ProblemFilter;
import io.customerprediction.app.http.StaticFile;
import io.customerprediction.app.http.TransferLimits;
import io.customerprediction.app.http.UnmappedAddress;
import io.customerprediction.app.jobs.Batches;
import io.customerprediction.app.jobs.JobQueue;
import io.customerprediction.app.logs.PredictionFiles;
import io.customerprediction.app.logs.Rolling;
import io.customerprediction.app.pages.Assets;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.PredictPage;
import io.customerprediction.app.pages.ProblemPage;
import io.customerprediction.app.pages.ProblemsPage;
import io.customerprediction.app.pages.batch.BatchPage;
import io.customerprediction.app.pages.batch.OneBatchPage;
import io.customerprediction.app.pages.customers.CustomersPage;
import io.customerprediction.app.pages.customers.OneCustomerPage;
import io.customerprediction.app.pages.model.ModelPage;
import io.customerprediction.app.pages.overview.OverviewPage;
import io.customerprediction.app.pages.segments.SegmentsPage;
import io.customerprediction.app.pages.targeting.TargetingPage;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.TransferSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application's wiring, the same in the embedded server and in a servlet container: which address is answered by what.
 * Lives from the start of its servlet context to the end, when it closes the logs.
 */
public final class Application implements ServletContextListener {

    private final Settings settings;
    private final Supplier<Optional<CustomerPredictor>> predictor;
    private final StoreConnection store;
    private final Clock clock;
    private final JobQueue jobs;
    private final Batches batches;
    private @Nullable PredictionFiles files;

    /**
     * An application that is ready to be added to a servlet context.
     *
     * @param predictor waits for the model if need be; empty if there is none: then health says so, and every prediction is
     *     refused with a problem
     * @param store of the customers; closed when the application stops
     * @param clock gives the time of log lines and today's date
     */
    public Application(
            Settings settings, Supplier<Optional<CustomerPredictor>> predictor, StoreConnection store, Clock clock) {
        this.settings = settings;
        this.predictor = predictor;
        this.store = store;
        this.clock = clock;
        this.jobs = new JobQueue(store);
        this.batches = new Batches(settings.batches(), jobs, store, clock, settings.maxInflatedBytes());
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Assets assets = new Assets();
        Pages pages = new Pages(assets);
        context.addFilter("forwarded", new ForwardedFilter(settings.trustedProxies(), settings.basePath()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        context.addFilter("problems", new ProblemFilter(new ProblemPage(pages)::show))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        TransferSettings transfers = settings.transfers();
        long heap = Runtime.getRuntime().maxMemory() / 100 * transfers.heapPercent();
        context.addFilter("admission", new Admission(TransferLimits.of(transfers), heap))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addFilter("store", new StoreFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        Supplier<CustomerPredictor> model = this::predictor;
        PredictionsApi predictions = new PredictionsApi(model, clock, settings.maxBatchBytes(), settings.maxBatch());
        add(context, "/api/v1/predictions", Endpoint.post(predictions::answer));
        add(context, "/api/v1/model", Endpoint.get(new ModelDescription(model, store)::answer));

        Dashboard dashboard = new Dashboard(pages, store);
        add(context, "/overview", Endpoint.get(new OverviewPage(dashboard, clock)::show));
        CustomersPage all = new CustomersPage(dashboard);
        add(context, "/customers", Endpoint.get(all::show));
        add(context, "/customers.csv", Endpoint.get(all::export));
        add(context, "/customer", Endpoint.get(new OneCustomerPage(dashboard, model)::show));
        add(context, "/segments", Endpoint.get(new SegmentsPage(dashboard)::show));
        TargetingPage targeting = new TargetingPage(dashboard);
        add(context, "/targeting", Endpoint.get(targeting::show));
        add(context, "/targeting.csv", Endpoint.get(targeting::export));
        BatchPage batch = new BatchPage(pages, batches, store, model, clock, settings.maxUploadBytes());
        add(context, "/batch", Endpoint.get(batch::show).andPost(batch::upload));
        OneBatchPage oneBatch = new OneBatchPage(pages, batches, store, model, clock);
        add(context, "/batch/*", Endpoint.get(oneBatch::show).andPost(oneBatch::change));
        add(context, "/model", Endpoint.get(new ModelPage(pages, predictor, store)::show));
        add(context, "/problems", Endpoint.get(new ProblemsPage(pages)::show));
        assets.byAddress().forEach((address, file) -> add(context, address, Endpoint.get(file::send)));
        StaticFile openApi =
                StaticFile.of("/io/customerprediction/app/api/operations/openapi.json", "application/json");
        add(context, "/openapi.json", Endpoint.get(openApi::send));

        // Some containers answer for *.jsp themselves unless another servlet is mapped to them.
        context.addServlet("nothing", Endpoint.any(UnmappedAddress::answer)).addMapping("/", "*.jsp", "*.jspx");

        // No request is served, and no log is opened, before the model is loaded or has failed.
        Optional<CustomerPredictor> unused = predictor.get();
        addWhatIsLogged(context, pages, model);
    }

    private void addWhatIsLogged(ServletContext context, Pages pages, Supplier<CustomerPredictor> model) {
        Rolling rolling = new Rolling(settings.logFileBytes(), settings.logDays(), settings.logTotalBytes());
        PredictionFiles opened = new PredictionFiles(settings.logs(), rolling, clock);
        files = opened;
        OriginalApi original = new OriginalApi(model, opened.log(), settings.maxBodyBytes());
        add(context, "/predict_churn", Endpoint.post(original::churn));
        add(context, "/predict_next_purchase", Endpoint.post(original::nextPurchase));
        PredictPage predict = new PredictPage(pages, model, opened.log());
        add(context, "", Endpoint.get(predict::show).andPost(predict::answer));
        Health health = new Health(predictor, store::status, opened::failures, opened::areFailing);
        add(context, "/health/live", Endpoint.get(health::live));
        add(context, "/health/ready", Endpoint.get(health::ready));
    }

    private static void add(ServletContext context, String path, Endpoint endpoint) {
        context.addServlet("at " + path, endpoint).addMapping(path);
    }

    private CustomerPredictor predictor() {
        return predictor
                .get()
                .orElseThrow(() -> Problem.of(
                        Kind.NO_MODEL, "The server has no model bundle; its log says why. Train one, then restart."));
    }

    /**
     * What is to be known of the model that answers.
     *
     * @throws Problem if there is none
     */
    public ModelInfo model() {
        return predictor().model();
    }

    /** Stops in this order: jobs at their next step, the store, the logs. Takes at most a quarter of a minute. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        jobs.close();
        store.close();
        if (files != null) {
            files.close();
        }
    }
}
