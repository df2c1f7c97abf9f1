package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerprediction.app.testing.Links;
import io.customerprediction.app.testing.Program;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar behind a real nginx that serves it below a path. */
@Timeout(300)
class BehindNginxIT {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final byte[] SHOP = "customer_id,date\na,2024-03-01\nb,2024-04-01\na,2024-05-01\n"
            .repeat(50)
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void everyLinkFormAndFileIsAnsweredWhetherOrNotThePathIsRemoved() throws Exception {
        assumeTrue(Files.isExecutable(NGINX), "skipped: nginx is not installed");
        try (Program program = Program.serve(folder, "128m", "--login=open")) {
            int port = freePort();
            Process nginx = nginx(port, program.port());
            try {
                for (String path : new String[] {"/shop", "/whole/shop"}) {
                    Visitor visitor = new Visitor("http://127.0.0.1:" + port, path);
                    HttpResponse<String> batch = visitor.upload("shop.csv", SHOP, Map.of("use", "store"));
                    assertThat(visitor.whenOver(batch)).contains("<strong>2</strong>", path + "/batch/");
                    Links.follow(path, visitor::get);
                    HttpResponse<String> answer = visitor.submit(
                            path + "/",
                            path + "/",
                            Map.of("Recency", "10", "Frequency", "5", "Monetary", "500", "ask", "churn"));
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(visitor.get(path + "/nowhere").body()).contains("href=\"" + path + "/");
                }
                assertThat(new Visitor("http://127.0.0.1:" + port, "")
                                .get("/shop")
                                .statusCode())
                        .isEqualTo(200);
            } finally {
                nginx.destroy();
                nginx.waitFor();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process nginx(int port, int application) throws IOException {
        String headers = """
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto $scheme;
                """;
        String text = """
                daemon off;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server {
                        listen 127.0.0.1:PORT;
                        HEADERS
                        location /shop/ {
                            HEADERS
                            proxy_set_header X-Forwarded-Prefix /shop;
                            proxy_pass http://127.0.0.1:APPLICATION/;
                        }
                        location /whole/shop/ {
                            HEADERS
                            proxy_set_header X-Forwarded-Prefix /whole/shop;
                            proxy_pass http://127.0.0.1:APPLICATION;
                        }
                    }
                }
                """.replace("PORT", String.valueOf(port))
                .replace("APPLICATION", String.valueOf(application))
                .replace("HEADERS", headers);
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), text);
        Process nginx = new ProcessBuilder(
                        NGINX.toString(), "-p", folder + "/", "-e", "nginx.errors", "-c", configuration.toString())
                .inheritIO()
                .start();
        for (int k = 0; k < 500 && nginx.isAlive() && !listens(port); k++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return nginx;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
