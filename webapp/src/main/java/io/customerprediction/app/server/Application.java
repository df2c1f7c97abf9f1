package io.customerprediction.app.server;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.api.customers.CustomersApi;
import io.customerprediction.app.api.inference.InferenceApi;
import io.customerprediction.app.api.insights.AccuracyApi;
import io.customerprediction.app.api.insights.CampaignsApi;
import io.customerprediction.app.api.insights.CohortsApi;
import io.customerprediction.app.api.insights.ForecastApi;
import io.customerprediction.app.api.operations.Health;
import io.customerprediction.app.api.operations.JobsApi;
import io.customerprediction.app.api.operations.ModelDescription;
import io.customerprediction.app.api.operations.ModelsApi;
import io.customerprediction.app.api.predictions.OriginalApi;
import io.customerprediction.app.api.transactions.Shop;
import io.customerprediction.app.api.transactions.ShopWebhook;
import io.customerprediction.app.api.transactions.TransactionsApi;
import io.customerprediction.app.background.Repeated;
import io.customerprediction.app.http.Admission;
import io.customerprediction.app.http.Endpoint;
import io.customerprediction.app.http.ForwardedFilter;
import io.customerprediction.app.http.NumberStyleFilter;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.http.ProblemFilter;
import io.customerprediction.app.http.StaticFile;
import io.customerprediction.app.http.TransferLimits;
import io.customerprediction.app.http.UnmappedAddress;
import io.customerprediction.app.inbox.Inbox;
import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.insights.LiveAccuracy;
import io.customerprediction.app.insights.PastForecastSums;
import io.customerprediction.app.insights.StoredDailyOrders;
import io.customerprediction.app.jobs.Batches;
import io.customerprediction.app.jobs.JobQueue;
import io.customerprediction.app.jobs.Refresher;
import io.customerprediction.app.jobs.Retraining;
import io.customerprediction.app.jobs.TrainingSchedule;
import io.customerprediction.app.logs.ServerLogs;
import io.customerprediction.app.logs.ServerMessages;
import io.customerprediction.app.metrics.Metrics;
import io.customerprediction.app.metrics.MetricsPort;
import io.customerprediction.app.metrics.RequestMetrics;
import io.customerprediction.app.models.Learner;
import io.customerprediction.app.models.LiveModel;
import io.customerprediction.app.models.ModelVersions;
import io.customerprediction.app.models.Trainer;
import io.customerprediction.app.pages.ApiDocsPage;
import io.customerprediction.app.pages.Assets;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.PredictPage;
import io.customerprediction.app.pages.ProblemPage;
import io.customerprediction.app.pages.ProblemsPage;
import io.customerprediction.app.pages.StartPage;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.batch.BatchPage;
import io.customerprediction.app.pages.batch.OneBatchPage;
import io.customerprediction.app.pages.customers.AttributesPage;
import io.customerprediction.app.pages.customers.AudienceCounts;
import io.customerprediction.app.pages.customers.AudienceExportPage;
import io.customerprediction.app.pages.customers.AudienceFiles;
import io.customerprediction.app.pages.customers.AudiencesPage;
import io.customerprediction.app.pages.customers.CustomersPage;
import io.customerprediction.app.pages.customers.OneCustomerPage;
import io.customerprediction.app.pages.data.Connections;
import io.customerprediction.app.pages.data.DataPage;
import io.customerprediction.app.pages.data.UndoPage;
import io.customerprediction.app.pages.docs.DocsPage;
import io.customerprediction.app.pages.model.ModelPage;
import io.customerprediction.app.pages.overview.OverviewPage;
import io.customerprediction.app.pages.sales.CohortsPage;
import io.customerprediction.app.pages.sales.ForecastPage;
import io.customerprediction.app.pages.segments.SegmentsPage;
import io.customerprediction.app.pages.targeting.CampaignPage;
import io.customerprediction.app.pages.targeting.TargetingPage;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.security.web.Route;
import io.customerprediction.app.security.web.Routes;
import io.customerprediction.app.settings.ArrivalSettings;
import io.customerprediction.app.settings.Home;
import io.customerprediction.app.settings.LearningSettings;
import io.customerprediction.app.settings.LogSettings;
import io.customerprediction.app.settings.MetricsSettings;
import io.customerprediction.app.settings.Secret;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.ShopSettings;
import io.customerprediction.app.settings.TransferSettings;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.features.FeatureDrift;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application's wiring, the same in the embedded server and in a servlet container: which address is answered by what.
 * Lives from the start of its servlet context to the end, when it closes the logs.
 */
public final class Application implements ServletContextListener {

    private static final long AUDIENCES_SECONDS = 10;
    private static final long VOLUME_SECONDS = 10;

    private final Settings settings;
    private final LiveModel predictor;
    private final ModelVersions versions;
    private final StoreConnection store;
    private final Clock clock;
    private final JobQueue jobs;
    private final Batches batches;
    private final Optional<Inbox> inbox;
    private final Refresher refresher;
    private final Retraining retraining;
    private final TrainingSchedule schedule;
    private final Protection protection;
    private @Nullable Repeated counting;
    private final AudienceFiles exports;
    private final Notifications notifications;
    private final PastForecastSums pastSums;
    private final StoredDailyOrders daily;
    private @Nullable Repeated volume;
    private final Metrics metrics = new Metrics();
    private @Nullable MetricsPort metricsPort;
    private @Nullable ServerLogs files;
    private Routes routes = new Routes(List.of());

    /**
     * An application that is ready to be added to a servlet context.
     *
     * @param first the model that answers at the start; waits for it if need be; empty if there is none: then health says so,
     *     and every prediction is refused with a problem, until one is promoted
     * @param store of the customers; closed when the application stops
     * @param clock gives the time of log lines and today's date
     */
    public Application(
            Settings settings, Supplier<Optional<CustomerPredictor>> first, StoreConnection store, Clock clock) {
        this.settings = settings;
        this.predictor = new LiveModel(settings.models(), first);
        this.pastSums = new PastForecastSums(predictor);
        this.versions = new ModelVersions(settings.models(), predictor, clock);
        this.store = store;
        this.daily = new StoredDailyOrders(store);
        this.clock = clock;
        this.protection = new Protection(settings.access(), store, clock);
        this.notifications = new Notifications(settings, store, predictor, versions, clock);
        this.exports = new AudienceFiles(store, settings.audienceFolder(), Texts.english(), clock);
        this.jobs = new JobQueue(store, settings.maxJobs());
        ArrivalSettings arrivals = settings.arrivals();
        this.refresher = new Refresher(
                store,
                predictor,
                jobs,
                new Refresher.When(arrivals.refreshOrders(), Duration.ofMinutes(arrivals.refreshMinutes())),
                clock,
                arrivals.zone().orElse(ZoneOffset.UTC));
        LearningSettings learning = settings.learning();
        this.retraining = new Retraining(
                store,
                new Learner(
                        settings.models(),
                        predictor,
                        Trainer.of(learning.trainerJar(), learning.trainingHeap()),
                        learning.modelsKept(),
                        clock),
                refresher,
                clock,
                arrivals.zone().orElse(ZoneOffset.UTC));
        this.schedule = new TrainingSchedule(
                store,
                retraining,
                new TrainingSchedule.When(
                        learning.schedule(),
                        arrivals.zone().orElse(ZoneId.of("UTC")),
                        learning.afterOrders(),
                        learning.onDrift()),
                clock);
        this.batches = new Batches(
                settings.batches(),
                jobs,
                store,
                clock,
                new Batches.Reading(settings.maxInflatedBytes(), arrivals.names("default"), arrivals.zone()),
                metrics::rejected);
        this.inbox = arrivals.inbox()
                .map(watched -> new Inbox(
                        watched.folder(),
                        watched.kept(),
                        store,
                        new Inbox.Rules(
                                arrivals.names("default"),
                                arrivals.zone().orElse(null),
                                settings.maxInflatedBytes(),
                                clock),
                        new Inbox.Counters(metrics::inboxFile, metrics::rejected),
                        System::nanoTime));
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        if (settings.logs().format() == LogSettings.Format.JSON) {
            ServerMessages.useJson();
        }
        Assets assets = new Assets();
        Pages pages = new Pages(assets);
        context.addFilter("forwarded", new ForwardedFilter(settings.trustedProxies(), settings.basePath()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        // No request is served, and no log is opened, before the model is loaded or has failed.
        Optional<CustomerPredictor> unused = predictor.get();
        ServerLogs opened = new ServerLogs(settings.logs(), clock);
        files = opened;
        context.addFilter("metrics", new RequestMetrics(metrics, opened.access()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addFilter("numbers", new NumberStyleFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        context.addFilter("problems", new ProblemFilter(new ProblemPage(pages)::show, InferenceApi::isAddressed))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        watch(opened);
        refresher.start();
        AudienceCounts counts = new AudienceCounts(store, pages.texts());
        counting = new Repeated("audiences", AUDIENCES_SECONDS, () -> {
            counts.countAll();
            exports.writeDue();
        });
        counting.start();
        volume = new Repeated("orders by day", VOLUME_SECONDS, daily::countNewest);
        volume.start();
        inbox.ifPresent(Inbox::start);
        predictor.afterSwap(refresher::scoreAnew);
        predictor.start();
        retraining.clean();
        schedule.start();
        notifications.start();
        routes = new Routes(routes(pages, assets, opened));
        context.addFilter("security", protection.filter(routes, settings.requests()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        TransferSettings transfers = settings.transfers();
        long heap = Runtime.getRuntime().maxMemory() / 100 * transfers.heapPercent();
        context.addFilter("admission", new Admission(TransferLimits.of(transfers), heap))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addFilter("store", new StoreFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        routes.forEachPath(
                (path, endpoint) -> context.addServlet("at " + path, endpoint).addMapping(path));
        // Some containers answer for *.jsp themselves unless another servlet is mapped to them.
        context.addServlet("nothing", Endpoint.any(UnmappedAddress::answer)).addMapping("/", "*.jsp", "*.jspx");
    }

    /** How the newest forecasts came true; empty while the database is away. */
    private List<ForecastResult> liveAccuracy() {
        try {
            return store.get()
                    .flatMap(opened -> opened.dataSet().map(opened.forecasts()::results))
                    .map(results -> LiveAccuracy.of(results).newest())
                    .orElse(List.of());
        } catch (StoreException e) {
            return List.of();
        }
    }

    /** How far the customers are from those of the training log; empty while the database is away. */
    private List<FeatureDrift> drift() {
        try {
            return store.get().map(opened -> opened.drift().newest()).orElse(List.of());
        } catch (StoreException e) {
            return List.of();
        }
    }

    /** Whether orders go on arriving; too few to say while the database is away. */
    private FeedState feed() {
        try {
            return FeedState.of(
                    store.get().map(opened -> opened.arrivals().feed().hours()).orElse(List.of()), clock.instant());
        } catch (StoreException e) {
            return FeedState.of(List.of(), clock.instant());
        }
    }

    private void watch(ServerLogs logs) {
        metrics.watch(
                "feed_stopped",
                "1 if no orders have arrived for so long that 20 or more would be usual, else 0.",
                () -> feed().state() == ForecastState.ACT ? 1 : 0);
        metrics.watch(
                "feed_silent_seconds",
                "Time since the last order arrived; 0 if none did.",
                () -> feed().silence().toSeconds());
        metrics.watchLive(this::liveAccuracy);
        metrics.watchDrift(this::drift);
        metrics.watchModel(() -> predictor.get().map(CustomerPredictor::model), clock);
        metrics.watch(
                "jobs_unfinished",
                "Jobs that wait or run.",
                () -> jobs.waitingOrRunning() + retraining.waitingOrRunning());
        metrics.watch(
                "database_up",
                "1 if the database answers or there is none, 0 if it is away.",
                () -> store.status().state() == Health.State.DOWN ? 0 : 1);
        metrics.watch(
                "database_connections_active", "Connections to the database that are in use.", store::busyConnections);
        metrics.watch(
                "logs_failing", "1 if predictions cannot be written to their logs.", () -> logs.areFailing() ? 1 : 0);
        MetricsSettings own = settings.metrics();
        if (own.port() > 0) {
            try {
                metricsPort = MetricsPort.open(metrics, own.host(), own.port());
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the metrics cannot be served on " + own.host() + ":" + own.port() + " (" + e.getMessage()
                                + "): set metrics-port to a free port, or to 0 for none",
                        e);
            }
        }
    }

    /** Every address with its method and the role that it needs. */
    private List<Route> routes(Pages pages, Assets assets, ServerLogs logs) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(api(logs));
        routes.addAll(dashboard(pages, logs));
        routes.add(Route.page("/api-docs", Access.OPEN, new ApiDocsPage(pages, assets)::show));
        routes.addAll(protection.routes(pages));
        routes.addAll(notifications.routes(pages, protection.trail()));
        assets.byAddress().forEach((address, file) -> routes.add(Route.page(address, Access.OPEN, file::send)));
        return routes;
    }

    /** Addresses of shops that have a secret. */
    private List<Route> webhooks(TransactionsApi transactions) {
        ShopSettings own = settings.arrivals().shops();
        List<Route> routes = new ArrayList<>();
        own.shopify().ifPresent(secret -> routes.add(webhook(Shop.SHOPIFY, secret, own, transactions)));
        own.wooCommerce().ifPresent(secret -> routes.add(webhook(Shop.WOOCOMMERCE, secret, own, transactions)));
        return routes;
    }

    private Route webhook(Shop shop, Secret secret, ShopSettings own, TransactionsApi transactions) {
        ShopWebhook webhook =
                new ShopWebhook(shop, secret, own.customers(), store, transactions::shopIntake, metrics::rejected);
        return Route.post(ShopWebhook.PATH + shop.key(), Access.OPEN, webhook::answer);
    }

    private List<Route> api(ServerLogs logs) {
        Access originals = settings.access().openOriginal() ? Access.OPEN : Access.VIEWER;
        OriginalApi original =
                new OriginalApi(this::predictor, logs.predictions(), metrics::predicted, settings.maxBodyBytes());
        Health health = new Health(predictor, store::status, logs::failures, logs::areFailing, Application::isAdmin);
        ArrivalSettings arrivals = settings.arrivals();
        TransactionsApi transactions = new TransactionsApi(
                store, clock, arrivals, new TransactionsApi.Limits(settings.maxBatchBytes(), settings.maxBatch()));
        AuditTrail trail = protection.trail();
        CustomersApi customers = new CustomersApi(
                store,
                this::predictor,
                this::eraseFromFiles,
                customer -> inbox.ifPresent(watched -> watched.erase(customer)),
                new CustomersApi.Today(clock, arrivals.zone().orElse(ZoneOffset.UTC)),
                metrics::predicted);
        ModelsApi models = models();
        JobsApi running = new JobsApi(store, job -> retraining.cancel(job) || jobs.cancel(job));
        StaticFile openApi =
                StaticFile.of("/io/customerprediction/app/api/operations/openapi.json", "application/json");
        List<Route> routes = new ArrayList<>(webhooks(transactions));
        routes.addAll(new Inference(settings, this::predictor, clock, metrics::predicted).routes(health));
        routes.addAll(List.of(
                Route.post("/predict_churn", originals, original::churn),
                Route.post("/predict_next_purchase", originals, original::nextPurchase),
                Route.post("/api/v1/transactions", Access.INGEST, transactions::answer),
                Route.get(CustomersApi.PATH, Access.VIEWER, customers::answer),
                Route.get(CustomersApi.BY_PARAMETER, Access.VIEWER, customers::answerByParameter),
                Route.get(CustomersApi.BY_PARAMETER + "/prediction", Access.VIEWER, customers::predictByParameter),
                trail.every("erase customer", Route.delete(CustomersApi.PATH, Access.ADMIN, customers::erase)),
                trail.every(
                        "erase customer",
                        Route.delete(CustomersApi.BY_PARAMETER, Access.ADMIN, customers::eraseByParameter)),
                Route.get("/api/v1/model", Access.VIEWER, new ModelDescription(this::predictor, store)::answer),
                Route.get(ModelsApi.PATH, Access.VIEWER, models::list),
                Route.get("/api/v1/accuracy", Access.VIEWER, new AccuracyApi(store, clock)::answer),
                trail.every("train model", Route.post(ModelsApi.PATH, Access.ADMIN, models::train)),
                trail.every("promote model", Route.post(ModelsApi.PATH + "/*", Access.ADMIN, models::promote)),
                Route.get(JobsApi.PATH, Access.VIEWER, running::show),
                trail.every("cancel job", Route.post(JobsApi.PATH, Access.ADMIN, running::cancel)),
                Route.get("/api/v1/cohorts", Access.VIEWER, new CohortsApi(store)::answer),
                Route.get("/api/v1/forecast", Access.VIEWER, new ForecastApi(store, pastSums)::answer),
                Route.get("/api/v1/campaigns", Access.VIEWER, new CampaignsApi(store)::answer),
                Route.get("/openapi.json", Access.OPEN, openApi::send),
                Route.get("/metrics", Access.VIEWER, metrics::answer),
                Route.get("/health/live", Access.OPEN, health::live),
                Route.get("/health/ready", Access.OPEN, health::ready)));
        return routes;
    }

    private ModelsApi models() {
        return new ModelsApi(predictor, versions, retraining, schedule.when(), store);
    }

    private boolean eraseFromFiles(String customer) {
        boolean found = batches.erase(customer);
        return exports.erase(customer)
                || found
                || inbox.map(watched -> watched.names(customer)).orElse(false);
    }

    private static boolean isFile(HttpServletRequest request) {
        return request.getPathInfo() != null && request.getPathInfo().endsWith(".csv");
    }

    private static boolean isAdmin(HttpServletRequest request) {
        return Access.ADMIN.allows(Caller.of(request));
    }

    private List<Route> dashboard(Pages pages, ServerLogs logs) {
        AuditTrail trail = protection.trail();
        Supplier<CustomerPredictor> model = this::predictor;
        ZoneId zone = settings.arrivals().zone().orElse(ZoneOffset.UTC);
        StartPage start = new StartPage(
                pages,
                store,
                this.predictor,
                retraining,
                schedule.when(),
                () -> LocalDate.ofInstant(clock.instant(), zone));
        Dashboard dashboard = new Dashboard(pages, store, start);
        PredictPage predict = new PredictPage(pages, model, logs.predictions());
        OverviewPage overview = new OverviewPage(dashboard, this.predictor, clock);
        CustomersPage all = new CustomersPage(dashboard);
        AudiencesPage audiences = new AudiencesPage(dashboard);
        AudienceExportPage planned = new AudienceExportPage(
                dashboard, pages, settings.audienceFolder().isPresent());
        OneCustomerPage one = new OneCustomerPage(dashboard, model, clock, zone, settings.worth());
        AttributesPage attributes = new AttributesPage(
                pages, store, settings.batches(), settings.maxUploadBytes(), settings.maxInflatedBytes());
        attributes.removeLeftovers();
        TargetingPage targeting = new TargetingPage(dashboard, pages, clock, zone, settings.worth());
        CampaignPage campaign = new CampaignPage(dashboard, pages);
        ModelPage modelPage =
                new ModelPage(pages, start, predictor, versions, store, models(), schedule.when(), retraining);
        BatchPage batch = new BatchPage(pages, batches, store, predictor, clock, settings.maxUploadBytes());
        OneBatchPage oneBatch = new OneBatchPage(pages, batches, store, predictor, clock);
        DataPage data = new DataPage(
                dashboard,
                pages,
                start,
                new DataPage.Sources(Connections.of(settings.arrivals()), batches, retraining, schedule.when()),
                daily,
                clock);
        UndoPage undo = new UndoPage(dashboard, pages, refresher::scoreAnew);
        return List.of(
                Route.page("", Access.VIEWER, settings.home() == Home.OVERVIEW ? overview::show : predict::show),
                Route.form("", Access.VIEWER, predict::answer),
                Route.page("/predict", Access.VIEWER, predict::show),
                Route.form("/predict", Access.VIEWER, predict::answer),
                Route.page("/overview", Access.VIEWER, overview::show),
                Route.page("/customers", Access.VIEWER, all::show),
                Route.page("/audiences", Access.VIEWER, audiences::show),
                trail.every("change audiences", Route.form("/audiences", Access.ANALYST, audiences::change)),
                Route.page("/audience", Access.VIEWER, audiences::open),
                Route.page("/audience/export", Access.ANALYST, planned::show),
                trail.every("plan export", Route.form("/audience/export", Access.ANALYST, planned::change)),
                Route.get("/api/v1/customers", Access.VIEWER, all::list),
                trail.every("export", Route.page("/customers.csv", Access.ANALYST, all::export)),
                trail.every("export", Route.page("/customers/download", Access.ANALYST, all::download)),
                Route.page("/customer", Access.VIEWER, one::show),
                trail.every("tag customer", Route.form("/customer", Access.ANALYST, one::change)),
                Route.page("/attributes", Access.ANALYST, attributes::show),
                trail.every("add attributes", Route.form("/attributes", Access.ANALYST, attributes::upload)),
                trail.every("tag customers", Route.form("/customers", Access.ANALYST, all::tag)),
                Route.page("/segments", Access.VIEWER, new SegmentsPage(dashboard)::show),
                Route.page("/cohorts", Access.VIEWER, new CohortsPage(dashboard)::show),
                Route.page("/forecast", Access.VIEWER, new ForecastPage(dashboard, pastSums)::show),
                Route.page("/targeting", Access.VIEWER, targeting::show),
                trail.every("export", Route.page("/targeting.csv", Access.ANALYST, targeting::export)),
                trail.every("save campaign", Route.form("/campaigns", Access.ANALYST, targeting::save)),
                Route.page("/campaigns", Access.VIEWER, campaign::list),
                Route.page("/campaign", Access.VIEWER, campaign::show),
                trail.every("export", Route.page("/campaign.csv", Access.ANALYST, campaign::export)),
                Route.page("/data", Access.VIEWER, data::show),
                Route.page("/data/undo", Access.ANALYST, undo::show),
                trail.every("undo load", Route.form("/data/undo", Access.ANALYST, undo::undo)),
                Route.page("/batch", Access.ANALYST, batch::show),
                trail.every("upload", Route.form("/sample", Access.ANALYST, batch::loadSample)),
                trail.every("upload", Route.form("/batch", Access.ANALYST, batch::upload)),
                trail.some("export", Application::isFile, Route.page("/batch/*", Access.ANALYST, oneBatch::show)),
                trail.every("change batch", Route.form("/batch/*", Access.ANALYST, oneBatch::change)),
                Route.page("/model", Access.VIEWER, modelPage::show),
                trail.every("change model", Route.form("/model", Access.ADMIN, modelPage::change)),
                Route.page("/problems", Access.OPEN, new ProblemsPage(pages)::show),
                Route.page("/docs/*", Access.OPEN, new DocsPage(pages)::show));
    }

    private CustomerPredictor predictor() {
        return predictor
                .get()
                .orElseThrow(() -> Problem.of(
                        Kind.NO_MODEL,
                        "The server has no model bundle; its log says why. Train one into its folder of"
                                + " models: it answers within seconds."));
    }

    /**
     * What is to be known of the model that answers.
     *
     * @throws Problem if there is none
     */
    public ModelInfo model() {
        return predictor().model();
    }

    /** Whether there is a model that answers. */
    public boolean hasModel() {
        return predictor.get().isPresent();
    }

    /** Its table of routes; empty before it is started. */
    public Routes routes() {
        return routes;
    }

    /** A key by which this process itself may read and predict until it ends. */
    public String ownKey() {
        return protection.ownKey();
    }

    /** Stops in this order: jobs and files of the inbox at their next step, the store, users and keys, the logs. Takes at most a quarter of a minute. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        predictor.close();
        schedule.close();
        refresher.close();
        if (counting != null) {
            counting.close();
        }
        if (volume != null) {
            volume.close();
        }
        inbox.ifPresent(Inbox::close);
        retraining.close();
        jobs.close();
        notifications.close();
        store.close();
        protection.close();
        if (metricsPort != null) {
            metricsPort.close();
        }
        if (files != null) {
            files.close();
        }
    }
}
