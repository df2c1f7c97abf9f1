package io.customerprediction.app.security.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.customerprediction.app.settings.OpenIdSettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider as its discovery document describes it.
 *
 * @param metadata its addresses and abilities, of which those that are used are safe
 * @param tokens checks ID tokens: signature by one of the provider's keys, which are fetched again for an unknown one,
 *     issuer, audience, authorised party, times and nonce
 */
record Provider(OIDCProviderMetadata metadata, IDTokenValidator tokens) {
    /** Signatures by the provider's own keys alone: neither none, nor one with a secret that is shared. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int CLOCK_SKEW_SECONDS = 60;
    private static final long KEYS_MILLIS = 5 * 60_000;
    /** Two requests for keys in each such time, however many tokens have unknown ones. */
    private static final long KEYS_INTERVAL_MILLIS = 30_000;

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    /** @throws IOException if the document cannot be fetched, or is not one of this issuer that can be used */
    static Provider discover(OpenIdSettings settings, IssuerClient client) throws IOException {
        String issuer = settings.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI address = URI.create(base + DISCOVERY);
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(client.get(address));
        } catch (ParseException e) {
            throw new IOException(address + " is not a discovery document: " + e.getMessage(), e);
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new IOException(address + " is of the issuer "
                    + metadata.getIssuer().getValue() + ": if that is the right one, write it so in oidc-issuer");
        }
        requireSafe("authorization_endpoint", metadata.getAuthorizationEndpointURI());
        requireSafe("token_endpoint", metadata.getTokenEndpointURI());
        requireSafe("jwks_uri", metadata.getJWKSetURI());
        return new Provider(metadata, validator(metadata, settings, client));
    }

    private static void requireSafe(String field, @Nullable URI address) throws IOException {
        if (address == null || !OpenIdSettings.isSafe(address)) {
            throw new IOException("the discovery document has no " + field + " that begins with https://");
        }
    }

    private static IDTokenValidator validator(
            OIDCProviderMetadata metadata, OpenIdSettings settings, IssuerClient client) throws IOException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), client)
                .cache(KEYS_MILLIS, IssuerClient.LONGEST.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_INTERVAL_MILLIS)
                .build();
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, keys),
                null);
        validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        return validator;
    }

    /** How this server proves to the provider who it is: as the standard's default, unless the provider only takes another. */
    ClientAuthentication authentication(OpenIdSettings settings) throws IOException {
        ClientID id = new ClientID(settings.clientId());
        Secret secret = new Secret(settings.currentSecret());
        @Nullable List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean onlyPost = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return onlyPost ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    /** Where one signs out at the provider; null if it has no such place, or not a safe one. */
    @Nullable
    URI endSession() {
        @Nullable URI address = metadata.getEndSessionEndpointURI();
        return address != null && OpenIdSettings.isSafe(address) ? address : null;
    }
}
