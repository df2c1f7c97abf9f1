package io.customerprediction.app.security.accounts;

import io.customerprediction.app.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All users and keys. Immutable.
 *
 * @param invitation by which the first administrator may be made; null if there is none
 */
public record Register(
        List<User> users, List<ApiKey> keys, @Nullable Invitation invitation) {
    static final Register EMPTY = new Register(List.of(), List.of(), null);

    /** Copies the lists. */
    public Register {
        users = List.copyOf(users);
        keys = List.copyOf(keys);
    }

    /** Whether there is neither a user nor a key. */
    public boolean isEmpty() {
        return users.isEmpty() && keys.isEmpty();
    }

    /** The user of this name, without regard to upper and lower case. */
    public Optional<User> user(String name) {
        return users.stream().filter(user -> user.isNamed(name)).findFirst();
    }

    /** The user whom an OpenID provider knows so. */
    public Optional<User> ofProvider(String identity) {
        return users.stream()
                .filter(user -> user.isOfProvider() && user.identity().equals(identity))
                .findFirst();
    }

    /** With this user, in place of one of the same name. */
    public Register with(User user) {
        Stream<User> others = users.stream().filter(other -> !other.isNamed(user.name()));
        return new Register(Stream.concat(others, Stream.of(user)).toList(), keys, invitation);
    }

    /** With one key more. */
    public Register with(ApiKey key) {
        return new Register(users, Stream.concat(keys.stream(), Stream.of(key)).toList(), invitation);
    }

    /** Without the key of this id. */
    public Register withoutKey(String id) {
        return new Register(
                users, keys.stream().filter(key -> !key.id().equals(id)).toList(), invitation);
    }

    /** With this invitation, or none, in place of the one before. */
    public Register invitedBy(@Nullable Invitation other) {
        return new Register(users, keys, other);
    }

    /** Whether an administrator can sign in. */
    public boolean hasAdministrator() {
        return users.stream().anyMatch(user -> user.role() == Role.ADMIN && !user.disabled());
    }
}
