package shop;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** The shop's own application on Tomcat: what it had before, and the new servlet. */
public final class ShopServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    /** @param port 0 for any that is free */
    public ShopServer(int port, Path work, Path models) throws LifecycleException {
        tomcat.setBaseDir(work.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(port);
        Context shop = tomcat.addContext("", work.toString());
        shop.addParameter("models", models.toString());
        Tomcat.addServlet(shop, "hello", new HelloServlet());
        shop.addServletMappingDecoded("/", "hello");
        Tomcat.addServlet(shop, "forecast", new ForecastServlet()).setLoadOnStartup(1);
        shop.addServletMappingDecoded("/forecast", "forecast");
        tomcat.getConnector();
        tomcat.start();
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /**
     * Serves until it is stopped.
     *
     * @param arguments the port, a folder for Tomcat's files and that of the model
     */
    public static void main(String... arguments) throws LifecycleException {
        ShopServer server =
                new ShopServer(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        server.tomcat.getServer().await();
    }
}
