package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.Forwarded;
import io.customerprediction.app.settings.AddressRanges;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the application below a path as well as at the root: a proxy may pass addresses on as the client wrote them, with
 * the path, or without it. The path is the setting's, or what a trusted proxy says in {@code X-Forwarded-Prefix}.
 */
final class BelowPath extends Handler.Wrapper {
    private final AddressRanges trustedProxies;
    private final String basePath;

    BelowPath(AddressRanges trustedProxies, String basePath, Handler handler) {
        super(handler);
        this.trustedProxies = trustedProxies;
        this.basePath = basePath;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String prefix = new Forwarded("", "", "", Request.getRemoteAddr(request))
                .behind(trustedProxies, name -> request.getHeaders().getValuesList(name))
                .prefix();
        String base = prefix.isEmpty() ? basePath : prefix;
        String path = request.getHttpURI().getPath();
        boolean below = !base.isEmpty() && (path.equals(base) || path.startsWith(base + "/"));
        return super.handle(below ? new Below(request, path.substring(base.length())) : request, response, callback);
    }

    /** The request without the path. */
    private static final class Below extends Request.Wrapper {
        private final HttpURI uri;

        Below(Request request, String path) {
            super(request);
            uri = HttpURI.build(request.getHttpURI())
                    .path(path.isEmpty() ? "/" : path)
                    .asImmutable();
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }
    }
}
