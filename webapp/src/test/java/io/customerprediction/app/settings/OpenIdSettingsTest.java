package io.customerprediction.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdSettingsTest {
    private static final Map<String, String> WHOLE = Map.of(
            "oidc-issuer", "https://login.example.com/realms/shop",
            "oidc-client-id", "prediction",
            "oidc-client-secret", "top-secret",
            "oidc-roles", "shop-admins=admin, shop-marketing = Analyst,cn=staff=viewer,");

    private static Settings settings(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(WHOLE);
        all.putAll(changes);
        return Settings.of(List.of(SettingsSource.options(all)));
    }

    private static OpenIdSettings openId(Map<String, String> changes) {
        return settings(changes).access().openId().orElseThrow();
    }

    @Test
    void withoutAnIssuerThereIsNoProvider() {
        assertThat(Settings.defaults().access().openId()).isEmpty();
    }

    @Test
    void theUsualOnesNeedIssuerClientSecretAndRoles() throws IOException {
        OpenIdSettings settings = openId(Map.of());
        assertThat(settings.name()).isEqualTo("OpenID Connect");
        assertThat(settings.scopes()).containsExactly("openid", "profile", "email");
        assertThat(settings.roles().claim()).isEqualTo("groups");
        assertThat(settings.roles().byValue())
                .isEqualTo(Map.of("shop-admins", "admin", "shop-marketing", "analyst", "cn=staff", "viewer"));
        assertThat(settings.currentSecret()).isEqualTo("top-secret");
        assertThat(settings.toString()).doesNotContain("top-secret");
        assertThat(settings(Map.of()).toString()).doesNotContain("top-secret");
    }

    @Test
    void openidIsAlwaysAskedFor() {
        assertThat(openId(Map.of("oidc-scopes", "groups openid, email")).scopes())
                .containsExactly("openid", "groups", "email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oidc-issuer | http://login.example.com",
                "oidc-issuer | login.example.com",
                "oidc-issuer | https://",
                "oidc-issuer | https://login.example.com?x=1",
                "oidc-issuer | https://user@login.example.com",
                "oidc-issuer | http://localhost.evil.example",
                "oidc-issuer | ''",
                "oidc-client-id | ''",
                "oidc-client-secret | ''",
                "oidc-client-secret-file | secret",
                "oidc-name | ''",
                "oidc-scopes | a\"b",
                "oidc-role-claim | ''",
                "oidc-roles | ''",
                "oidc-roles | shop-admins",
                "oidc-roles | shop-admins=",
                "oidc-roles | =admin",
                "oidc-roles | shop-admins=root",
                "oidc-roles | shop-admins=ingest",
                "oidc-roles | a=admin, a=viewer"
            })
    void whatIsWrongIsNamedWithoutTheSecret(String setting, String value) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> settings(Map.of(setting, value)));
        assertThat(refused.problems()).extracting(FieldProblem::field).anyMatch(field -> field.startsWith("--oidc-"));
        assertThat(refused.getMessage()).doesNotContain("top-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/realms/shop", "http://127.0.0.1", "http://[::1]:1", "HTTPS://x.example/"})
    void aProviderOfThisMachineNeedsNoTls(String issuer) {
        assertThat(openId(Map.of("oidc-issuer", issuer)).issuer()).isEqualTo(issuer);
    }

    @Test
    void theSecretInAFileIsReadAnewEachTime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secret");
        OpenIdSettings settings = openId(Map.of("oidc-client-secret", "", "oidc-client-secret-file", file.toString()));
        assertThatIOException().isThrownBy(settings::currentSecret);
        Files.writeString(file, "first\n");
        assertThat(settings.currentSecret()).isEqualTo("first");
        Files.writeString(file, "second");
        assertThat(settings.currentSecret()).isEqualTo("second");
        Files.writeString(file, " \n");
        assertThatIOException().isThrownBy(settings::currentSecret).withMessageContaining("must hold the secret");
        Files.writeString(file, "x".repeat(5_000));
        assertThatIOException().isThrownBy(settings::currentSecret).withMessageNotContaining("xxx");
    }
}
