package io.customerprediction.app.security.openid;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.settings.OpenIdSettings.RoleMapping;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as their provider knows them.
 *
 * @param identity issuer and subject, which never change and belong to no other user
 * @param names that they could have here, the best first
 * @param role that the provider gives them; empty if it gives none
 */
public record Member(String identity, List<String> names, Optional<Role> role) {
    private static final List<String> NAMES = List.of("preferred_username", "email", "sub");

    /** Copies the names. */
    public Member {
        names = List.copyOf(names);
    }

    /** @param claims of an ID token that was checked */
    static Member of(Map<String, Object> claims, RoleMapping mapping) {
        return new Member(
                claims.get("iss") + " " + claims.get("sub"),
                NAMES.stream()
                        .map(claims::get)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList(),
                role(values(claims, mapping.claim()), mapping.byValue()));
    }

    /** The values of a claim that is a text or a list of texts; none of another claim. */
    private static Stream<String> values(Map<String, Object> claims, String path) {
        @Nullable Object value = value(claims, path);
        Stream<?> all = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return all.filter(String.class::isInstance).map(String.class::cast);
    }

    /** A claim of this name, as names may contain dots; or the claim inside of others that the dots lead to. */
    private static @Nullable Object value(Map<?, ?> claims, String path) {
        @Nullable Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? value(inner, path.substring(dot + 1))
                : null;
    }

    private static Optional<Role> role(Stream<String> values, Map<String, String> byValue) {
        return values.map(byValue::get)
                .filter(Objects::nonNull)
                .flatMap(name -> Role.of(name).stream())
                .max(Comparator.naturalOrder());
    }
}
