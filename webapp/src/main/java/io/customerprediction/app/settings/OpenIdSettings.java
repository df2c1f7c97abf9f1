package io.customerprediction.app.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect provider that users may sign in with.
 *
 * @param issuer as the provider writes it in its tokens
 * @param name on the button
 * @param clientId of this server at the provider
 * @param secret of this server; empty if it is in the file
 * @param secretFile that holds the secret; null if there is none
 * @param scopes that are asked for
 * @param roles from a value of a claim to a role
 */
public record OpenIdSettings(
        String issuer,
        String name,
        String clientId,
        String secret,
        @Nullable Path secretFile,
        List<String> scopes,
        RoleMapping roles) {
    private static final int LONGEST_NAME = 60;
    private static final Set<String> ROLES = Set.of("viewer", "analyst", "admin");
    private static final Pattern BLANKS = Pattern.compile("[,\\s]+");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    /** Copies the scopes. */
    public OpenIdSettings {
        scopes = List.copyOf(scopes);
    }

    /**
     * What the provider says of a user's groups, and what that means here.
     *
     * @param claim its name, or the path to it with dots
     * @param byValue names of roles in lower case, by the claim's values
     */
    public record RoleMapping(String claim, Map<String, String> byValue) {
        /** Copies the map. */
        public RoleMapping {
            byValue = Map.copyOf(byValue);
        }
    }

    /**
     * The settings; empty if there is no issuer.
     *
     * @param value of a setting; may be empty
     * @param problem takes a setting and what is wrong with it
     */
    static Optional<OpenIdSettings> of(Function<Setting, String> value, BiConsumer<Setting, String> problem) {
        String issuer = value.apply(Setting.OIDC_ISSUER);
        if (issuer.isEmpty()) {
            if (!value.apply(Setting.OIDC_CLIENT_ID).isEmpty()) {
                problem.accept(Setting.OIDC_ISSUER, "it is missing, where oidc-client-id is set");
            }
            return Optional.empty();
        }
        if (!isIssuer(issuer)) {
            problem.accept(
                    Setting.OIDC_ISSUER,
                    "it is not an address such as https://login.example.com/realms/shop; http:// only for localhost");
        }
        String clientId = value.apply(Setting.OIDC_CLIENT_ID);
        if (clientId.isEmpty()) {
            problem.accept(
                    Setting.OIDC_CLIENT_ID, "it is missing: the provider gives it when the server is registered there");
        }
        String name = value.apply(Setting.OIDC_NAME);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problem.accept(Setting.OIDC_NAME, "it must have 1 to " + LONGEST_NAME + " characters");
        }
        return Optional.of(new OpenIdSettings(
                issuer,
                name,
                clientId,
                value.apply(Setting.OIDC_CLIENT_SECRET),
                secretFile(value, problem),
                scopes(value.apply(Setting.OIDC_SCOPES), problem),
                mapping(value, problem)));
    }

    private static boolean isIssuer(String text) {
        try {
            URI uri = new URI(text);
            return isSafe(uri) && uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether secrets may be sent to this address: it is encrypted, or on this machine. */
    public static boolean isSafe(URI address) {
        @Nullable String host = address.getHost();
        return host != null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme())
                                && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT))
                                        .matches()));
    }

    private static @Nullable Path secretFile(Function<Setting, String> value, BiConsumer<Setting, String> problem) {
        boolean given = !value.apply(Setting.OIDC_CLIENT_SECRET).isEmpty();
        String file = value.apply(Setting.OIDC_CLIENT_SECRET_FILE);
        if (given == !file.isEmpty()) {
            problem.accept(
                    Setting.OIDC_CLIENT_SECRET,
                    given
                            ? "it is given twice; remove it or oidc-client-secret-file"
                            : "it is missing: set it by a variable, or set oidc-client-secret-file");
        }
        try {
            return file.isEmpty() ? null : Path.of(file);
        } catch (InvalidPathException e) {
            problem.accept(Setting.OIDC_CLIENT_SECRET_FILE, "it is not a path: " + e.getReason());
            return null;
        }
    }

    private static List<String> scopes(String text, BiConsumer<Setting, String> problem) {
        List<String> scopes = new ArrayList<>(List.of("openid"));
        for (String scope : BLANKS.split(text, -1)) {
            if (!scope.isEmpty() && !SCOPE.matcher(scope).matches()) {
                problem.accept(Setting.OIDC_SCOPES, "\"" + scope + "\" is not a scope");
            } else if (!scope.isEmpty() && !scopes.contains(scope)) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private static RoleMapping mapping(Function<Setting, String> value, BiConsumer<Setting, String> problem) {
        Map<String, String> byValue = new LinkedHashMap<>();
        for (String pair : value.apply(Setting.OIDC_ROLES).split(",", -1)) {
            // The last one, as names of groups may contain others.
            int equals = pair.lastIndexOf('=');
            String group = pair.substring(0, Math.max(0, equals)).strip();
            String role = pair.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
            if (!group.isEmpty() && ROLES.contains(role) && !byValue.containsKey(group)) {
                byValue.put(group, role);
            } else if (!pair.isBlank()) {
                problem.accept(
                        Setting.OIDC_ROLES,
                        "\"" + pair.strip() + "\" is not a value and its role, once for each value, such as"
                                + " shop-admins=admin; roles are viewer, analyst and admin");
            }
        }
        if (byValue.isEmpty()) {
            problem.accept(Setting.OIDC_ROLES, "no value gives a role, so no user could sign in with the provider");
        }
        String claim = value.apply(Setting.OIDC_ROLE_CLAIM);
        if (claim.isEmpty()) {
            problem.accept(Setting.OIDC_ROLE_CLAIM, "it is empty; give a claim such as groups");
        }
        return new RoleMapping(claim, byValue);
    }

    /**
     * The secret as it is now: a file is read again each time, so that it can be replaced while the server runs.
     *
     * @throws IOException if the file cannot be read, is empty or is far too long; never with a part of it
     */
    public String currentSecret() throws IOException {
        return new Secret(secret, secretFile).current();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenIdSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
