package io.customerprediction.app.security.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.customerprediction.app.security.openid.RefusedException.Reason;
import io.customerprediction.app.settings.OpenIdSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this server and the provider say to each other. No token and no code gets into a log. Thread-safe. */
final class Conversation {
    /** After it did not say where its addresses are, the provider is left alone for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_REASON = 300;
    private static final Pattern NOT_PRINTED = Pattern.compile("[^\\x20-\\x7E]");
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final OpenIdSettings settings;
    private final IssuerClient client = new IssuerClient();
    private @Nullable Provider known;
    private boolean failed;
    private long failedNanos;

    Conversation(OpenIdSettings settings) {
        this.settings = settings;
    }

    URI begin(Pending pending, URI back) throws RefusedException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(new String[0])),
                        new ClientID(settings.clientId()),
                        back)
                .endpointURI(provider().metadata().getAuthorizationEndpointURI())
                .state(new State(pending.state()))
                .nonce(new Nonce(pending.nonce()))
                .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    Member finish(String code, Pending pending, URI back) throws RefusedException {
        Provider provider = provider();
        OIDCTokenResponse tokens = tokens(provider, code, pending, back);
        try {
            IDTokenClaimsSet claims =
                    provider.tokens().validate(tokens.getOIDCTokens().getIDToken(), new Nonce(pending.nonce()));
            if (!isForUs(claims)) {
                throw refused("the ID token was made for another client");
            }
            return Member.of(claims.toJWTClaimsSet().getClaims(), settings.roles());
        } catch (RateLimitReachedException e) {
            throw refused("the key of the ID token is not known, and the keys were fetched just now");
        } catch (KeySourceException e) {
            throw away(provider, e);
        } catch (BadJOSEException | JOSEException e) {
            throw refused("the ID token is not accepted: " + e.getMessage());
        } catch (ParseException e) {
            throw refused("the claims of the ID token cannot be read");
        }
    }

    /** The library checks that we are among the audience; who else is, must not have asked for the token. */
    private boolean isForUs(IDTokenClaimsSet claims) {
        @Nullable AuthorizedParty party = claims.getAuthorizedParty();
        return party == null
                ? claims.getAudience().size() == 1
                : party.getValue().equals(settings.clientId());
    }

    private OIDCTokenResponse tokens(Provider provider, String code, Pending pending, URI back)
            throws RefusedException {
        try {
            AuthorizationCodeGrant grant =
                    new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(pending.verifier()));
            HTTPResponse answer = new TokenRequest.Builder(
                            provider.metadata().getTokenEndpointURI(), provider.authentication(settings), grant)
                    .build()
                    .toHTTPRequest()
                    .send(client);
            if (answer.getStatusCode() >= SERVER_ERROR) {
                throw new IOException("the token endpoint answered with status " + answer.getStatusCode());
            }
            TokenResponse tokens = OIDCTokenResponseParser.parse(answer);
            if (tokens instanceof OIDCTokenResponse success) {
                return success;
            }
            ErrorObject error = tokens.toErrorResponse().getErrorObject();
            throw refused("the code was answered with " + error.getCode() + " and status " + error.getHTTPStatusCode());
        } catch (IOException e) {
            throw away(provider, e);
        } catch (ParseException e) {
            throw refused("what the code was answered with cannot be read");
        }
    }

    /** The provider's place to sign out, which is given no token: it asks the user if it has to. */
    Optional<URI> signOut(URI back) throws RefusedException {
        @Nullable URI place = provider().endSession();
        return Optional.ofNullable(place)
                .map(address -> new LogoutRequest(
                                address, null, null, new ClientID(settings.clientId()), back, null, null)
                        .toURI());
    }

    /** One thread asks; those that wait for it get what it got. */
    private synchronized Provider provider() throws RefusedException {
        if (known != null) {
            return known;
        }
        if (failed && System.nanoTime() - failedNanos < PAUSE.toNanos()) {
            throw new RefusedException(Reason.AWAY);
        }
        try {
            Provider found = Provider.discover(settings, client);
            if (failed) {
                LOG.warn("The OpenID provider {} can be used again", settings.issuer());
            }
            failed = false;
            known = found;
            return found;
        } catch (IOException e) {
            throw away(null, e);
        }
    }

    /** The provider does not work: it is asked about itself again, in case its addresses have changed. */
    private synchronized RefusedException away(@Nullable Provider used, Exception reason) {
        LOG.warn("The OpenID provider {} cannot be used: {}", settings.issuer(), printed(reason.getMessage()));
        if (used == null) {
            failed = true;
            failedNanos = System.nanoTime();
        } else if (used.equals(known)) {
            known = null;
        }
        return new RefusedException(Reason.AWAY);
    }

    private RefusedException refused(String reason) {
        LOG.warn("A login by the OpenID provider {} was refused: {}", settings.issuer(), printed(reason));
        return new RefusedException(Reason.TOKEN);
    }

    private static String printed(@Nullable String text) {
        String line = NOT_PRINTED.matcher(String.valueOf(text)).replaceAll("?");
        return line.substring(0, Math.min(LONGEST_REASON, line.length()));
    }
}
