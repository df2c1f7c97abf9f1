package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.Pace;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer, whose writes are measured: a client that takes them too slowly loses its connection. */
final class MeasuredResponse extends Response.Wrapper {
    private final Exchange exchange;
    private final Pace pace;
    private final Executor failures;

    /** @param failures closes the connections of clients that are too slow */
    MeasuredResponse(Request request, Response response, Exchange exchange, Pace pace, Executor failures) {
        super(request, response);
        this.exchange = exchange;
        this.pace = pace;
        this.failures = failures;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        ClientWait write = new ClientWait(exchange, pace, content == null ? 0 : content.remaining(), this::giveUp);
        try {
            super.write(last, content, Callback.from(write::end, callback));
        } catch (RuntimeException e) {
            write.end();
            throw e;
        }
        write.block();
    }

    private void giveUp() {
        EndPoint client = getRequest().getConnectionMetaData().getConnection().getEndPoint();
        failures.execute(() -> client.close(new EofException("the client takes the answer too slowly")));
    }
}
