package io.customerprediction.app.server.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends answers of unknown length in chunks, even where the connection is closed after them. Jetty would let such an
 * answer end with its connection, and a client could not see that it is cut.
 */
final class ChunkedAnswers extends Handler.Wrapper {
    ChunkedAnswers(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Chunked(request, response), callback);
    }

    private static final class Chunked extends Response.Wrapper {
        Chunked(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            HttpVersion version = getRequest().getConnectionMetaData().getHttpVersion();
            boolean begins = !isCommitted() && !last && version == HttpVersion.HTTP_1_1;
            if (begins && !getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
                getHeaders().put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
            }
            super.write(last, content, callback);
        }
    }
}
