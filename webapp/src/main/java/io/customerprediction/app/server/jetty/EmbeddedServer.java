package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.TransferLimits;
import io.customerprediction.app.settings.Settings;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/** The application in a server of its own (Jetty). Stops with the JVM, after the requests at hand are answered. */
public final class EmbeddedServer implements AutoCloseable {
    /** Requests that wait for no client can have these threads: enough for every core, and for waits on the database. */
    private static final Lane.Bounds REQUESTS = new Lane.Bounds(40, 8, 1_000, 100);

    private static final Lane.Bounds HEALTH = new Lane.Bounds(4, 2, 64, 100);
    private static final int QUEUED_TRANSFERS = 64;

    /** Of one client address, in percent of all transfers. */
    private static final int TRANSFERS_OF_ONE = 75;

    /** Threads that no lane has: they accept connections, read requests and receive short bodies, and never block. */
    private static final int SPARE_THREADS = 20;

    /** A connection takes the pages of this application at once, so that no thread waits for a client to read them. */
    private static final int SEND_BUFFER = 262_144;

    /** Connections that the system keeps until they are accepted; one more would wait a second before it tries again. */
    private static final int UNACCEPTED = 4_096;

    /** Of the heap: what short bodies may take while they are received. */
    private static final int SHORT_BODIES_SHARE = 16;

    private static final int STOP_MILLIS = 10_000;
    private static final int SMALLEST_PACKED = 1_024;
    private static final String REFERENCES = "org.eclipse.jetty.util.referencesPerCacheLine";

    static {
        // Else Jetty starts the whole of JMX to find out how many references go into a line of the cache.
        if (System.getProperty(REFERENCES) == null) {
            System.setProperty(REFERENCES, "16");
        }
    }

    private final Server server;
    private final ServerConnector connector;

    private EmbeddedServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Initialises what every server is made of, by making one and throwing it away; takes a quarter of a second, which can
     * go by while settings are read.
     */
    public static void prepare() {
        Server server = new Server(new QueuedThreadPool());
        server.addConnector(new ServerConnector(server, new HttpConnectionFactory(new HttpConfiguration())));
        server.setHandler(new GracefulHandler(packed(new ServletContextHandler(ServletContextHandler.NO_SESSIONS))));
    }

    /**
     * Listens where the settings say.
     *
     * @param listener sets up its addresses when the server starts, and is closed when the server stops
     * @throws IOException if the address is taken or not the machine's; the message says what to do
     */
    public static EmbeddedServer start(Settings settings, ServletContextListener listener) throws IOException {
        int transfers = settings.transfers().most();
        ServerThreads threads = new ServerThreads(HEALTH.running() + REQUESTS.running() + transfers + SPARE_THREADS);
        Server server = new Server(threads);
        Connections connections = new Connections(
                settings.transfers().connectionsOfOne(),
                settings.trustedProxies(),
                TransferLimits.of(settings.transfers()).grace(),
                threads.failures());
        ServerConnector connector =
                new Listening(server, threads, settings.requests().maxHeaderBytes());
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(settings.requests().idleSeconds()));
        connector.addBean(connections);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setAcceptQueueSize(UNACCEPTED);
        server.addConnector(connector);
        Handler application = new ChunkedAnswers(packed(context(listener)));
        server.setHandler(new GracefulHandler(new BelowPath(
                settings.trustedProxies(), settings.basePath(), front(settings, threads, connections, application))));
        server.setErrorHandler(Refusal::answer);
        server.setStopTimeout(STOP_MILLIS);
        server.setStopAtShutdown(true);
        start(server, connector);
        return new EmbeddedServer(server, connector);
    }

    /** Accepts connections; the threads for failures do not read from them. */
    private static final class Listening extends ServerConnector {
        Listening(Server server, ServerThreads threads, int maxHeaderBytes) {
            super(server, threads, null, null, -1, -1, new HttpConnectionFactory(http(maxHeaderBytes)));
        }

        @Override
        protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
            return super.newSelectorManager(((ServerThreads) executor).requests(), scheduler, selectors);
        }
    }

    private static HttpConfiguration http(int maxHeaderBytes) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(maxHeaderBytes);
        http.setSendServerVersion(false);
        return http;
    }

    private static ServletContextHandler context(ServletContextListener application) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.addEventListener(application);
        return context;
    }

    private static Handler front(Settings settings, ServerThreads threads, Connections connections, Handler handler) {
        int transfers = settings.transfers().most();
        FrontHandler.Lanes lanes = new FrontHandler.Lanes(
                HEALTH, REQUESTS, new Lane.Bounds(transfers, transfers, QUEUED_TRANSFERS, TRANSFERS_OF_ONE));
        return new FrontHandler(
                handler,
                threads,
                connections,
                lanes,
                TransferLimits.of(settings.transfers()),
                settings.trustedProxies(),
                Runtime.getRuntime().maxMemory() / SHORT_BODIES_SHARE);
    }

    /** Packs answers; bodies of requests are unpacked where they are read, with limits, as they are in any container. */
    private static Handler packed(Handler handler) {
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(SMALLEST_PACKED);
        CompressionHandler compression = new CompressionHandler(handler);
        compression.putCompression(gzip);
        compression.putConfiguration(
                "/",
                CompressionConfig.builder()
                        .defaults()
                        .decompressExcludePath("/*")
                        .build());
        return compression;
    }

    private static void start(Server server, ServerConnector connector) throws IOException {
        String address = connector.getHost() + ":" + connector.getPort();
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw new IOException(
                    "cannot listen on " + address + " (" + (e.getCause() == null ? e : e.getCause()).getMessage()
                            + "): stop the program that does, or choose another --port or --host",
                    e);
        }
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            stop(server);
            throw e;
        } catch (Exception e) {
            stop(server);
            throw new IOException("the server on " + address + " did not start: " + e.getMessage(), e);
        }
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Answers the requests at hand, then stops. */
    @Override
    public void close() throws IOException {
        stop(server);
    }

    private static void stop(Server server) throws IOException {
        try {
            server.stop();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the server did not stop in order", e);
        }
    }
}
