package io.customerprediction.app.security.accounts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.customerprediction.app.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and keys as JSON. A document with any mistake is rejected as a whole: half of the users is worse than an error. */
final class RegisterJson {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RegisterJson() {}

    /** @throws IOException with what is wrong with the document; never with a part of it, which may be a hash */
    static Register read(byte[] json) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("it is not of version " + VERSION);
            }
            List<User> users = new ArrayList<>();
            for (JsonNode user : list(root, "users")) {
                users.add(user(user));
            }
            List<ApiKey> keys = new ArrayList<>();
            for (JsonNode key : list(root, "keys")) {
                keys.add(new ApiKey(
                        text(key, "id"),
                        text(key, "name"),
                        role(key),
                        text(key, "sha256"),
                        instant(key, "created"),
                        key.hasNonNull("expires") ? instant(key, "expires") : null,
                        key.path("addresses").asText("")));
            }
            JsonNode invitation = root.path("invitation");
            return new Register(
                    users,
                    keys,
                    invitation.isObject()
                            ? new Invitation(text(invitation, "sha256"), instant(invitation, "expires"))
                            : null);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException("it is not JSON", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static User user(JsonNode user) {
        boolean ofProvider = user.has("identity");
        return new User(
                text(user, "name"),
                role(user),
                ofProvider ? "" : text(user, "password"),
                user.path("disabled").asBoolean(false),
                instant(user, "changed"),
                ofProvider ? text(user, "identity") : "");
    }

    private static JsonNode list(JsonNode parent, String field) {
        JsonNode list = parent.path(field);
        if (!list.isArray()) {
            throw new IllegalArgumentException("the list " + field + " is missing");
        }
        return list;
    }

    private static String text(JsonNode parent, String field) {
        @Nullable String text = parent.path(field).textValue();
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("an entry has no " + field);
        }
        return text;
    }

    private static Role role(JsonNode parent) {
        return Role.of(text(parent, "role"))
                .orElseThrow(() -> new IllegalArgumentException("a role is not one of " + Role.keys()));
    }

    private static Instant instant(JsonNode parent, String field) {
        return Instant.parse(text(parent, field));
    }

    static byte[] write(Register register) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("users");
            for (User user : register.users()) {
                write(json, user);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("keys");
            for (ApiKey key : register.keys()) {
                write(json, key);
            }
            json.writeEndArray();
            if (register.invitation() != null) {
                json.writeObjectFieldStart("invitation");
                json.writeStringField("sha256", register.invitation().sha256());
                json.writeStringField("expires", register.invitation().expires().toString());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, User user) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", user.name());
        json.writeStringField("role", user.role().key());
        if (user.isOfProvider()) {
            json.writeStringField("identity", user.identity());
        } else {
            json.writeStringField("password", user.passwordHash());
        }
        json.writeBooleanField("disabled", user.disabled());
        json.writeStringField("changed", user.changed().toString());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ApiKey key) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", key.id());
        json.writeStringField("name", key.name());
        json.writeStringField("role", key.role().key());
        json.writeStringField("sha256", key.sha256());
        json.writeStringField("created", key.created().toString());
        if (key.expires() != null) {
            json.writeStringField("expires", key.expires().toString());
        }
        json.writeStringField("addresses", key.addresses());
        json.writeEndObject();
    }
}
