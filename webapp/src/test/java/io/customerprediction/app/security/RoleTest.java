package io.customerprediction.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {
    private static final Map<Role, Set<Role>> INCLUDED = new EnumMap<>(Map.of(
            Role.VIEWER, EnumSet.of(Role.VIEWER),
            Role.ANALYST, EnumSet.of(Role.ANALYST, Role.VIEWER),
            Role.INGEST, EnumSet.of(Role.INGEST),
            Role.ADMIN, EnumSet.allOf(Role.class)));

    @Test
    void anAdministratorMayAllThatAnAnalystMayAndAnAnalystAllThatAViewerMay() {
        INCLUDED.forEach(
                (role, included) -> assertThat(Arrays.stream(Role.values()).filter(role::includes))
                        .as(role.key())
                        .containsExactlyInAnyOrderElementsOf(included));
    }

    @Test
    void anAddressIsOpenOrNeedsALoginOrARole() {
        for (Role role : Role.values()) {
            assertThat(Access.OPEN.allows(Principal.key("shop", role))).isTrue();
            assertThat(Access.SIGNED_IN.allows(Principal.user("anna", role))).isTrue();
            assertThat(Access.ANALYST.allows(Principal.user("anna", role)))
                    .isEqualTo(role == Role.ANALYST || role == Role.ADMIN);
        }
        for (Access access : Access.values()) {
            assertThat(access.allows(Principal.ANONYMOUS)).as(access.name()).isEqualTo(access == Access.OPEN);
        }
    }
}
