package io.customerprediction.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** The floor that the server's cost is measured against: a bare servlet that parses JSON and gives it back. */
public final class EchoServer extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private EchoServer() {}

    /** Serves on the port that is given. */
    public static void main(String... arguments) throws Exception {
        Server server = new Server(Integer.parseInt(arguments[0]));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new EchoServer()), "/*");
        server.setHandler(context);
        server.start();
        server.join();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        try (JsonParser parser = JSON.createParser(request.getInputStream());
                JsonGenerator generator = JSON.createGenerator(response.getOutputStream())) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        }
    }
}
