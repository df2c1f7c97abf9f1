package io.customerprediction.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/**
 * The floor that the server's cost is measured against: a bare servlet that parses the four inputs and gives them back.
 * Started by hand, beside the real server.
 */
final class EchoServer extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    /** Serves on the port that is given. */
    public static void main(String[] args) throws Exception {
        Server server = new Server(Integer.parseInt(args[0]));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new EchoServer()), "/*");
        server.setHandler(context);
        server.start();
        server.join();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder echo = new StringBuilder(100).append('{');
        try (JsonParser parser = JSON.createParser(request.getInputStream())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                echo.append(echo.length() == 1 ? "\"" : ",\"")
                        .append(name)
                        .append("\":")
                        .append(parser.getDoubleValue());
            }
        }
        byte[] bytes = echo.append('}').toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
