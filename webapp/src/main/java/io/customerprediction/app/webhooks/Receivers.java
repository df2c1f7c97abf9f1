package io.customerprediction.app.webhooks;

import io.customerprediction.app.settings.WebhookSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses messages may be sent to. Thread-safe. */
public final class Receivers {
    private final WebhookSettings settings;
    private final AddressCheck check;

    Receivers(WebhookSettings settings, AddressCheck.Resolver resolver) {
        this.settings = settings;
        this.check = new AddressCheck(resolver, settings.allowPrivate());
    }

    /** Those that the settings allow, by the name servers of this machine. */
    public static Receivers of(WebhookSettings settings) {
        return new Receivers(settings, new NameServers());
    }

    /**
     * Checks an address before it is stored. A name that has no address at the moment is accepted: it is looked up and
     * checked at every attempt.
     *
     * @throws IllegalArgumentException with a message for people that says what is wrong
     */
    void require(String url) {
        try {
            List<InetAddress> unused = addresses(destination(url));
        } catch (UnknownHostException e) {
            // Its name server may be away; the delivery says so if the name is misspelt.
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage() + "; webhooks-allow-private allows it", e);
        }
    }

    /** @throws IllegalArgumentException if it is no address that is allowed */
    Destination destination(String url) {
        return Destination.of(url, settings.allowHttp());
    }

    /** @throws IOException if there are none, or one is not allowed */
    List<InetAddress> addresses(Destination destination) throws IOException {
        return check.addresses(destination);
    }
}
