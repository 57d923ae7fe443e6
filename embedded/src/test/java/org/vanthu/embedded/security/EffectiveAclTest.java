package org.vanthu.embedded.security;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EffectiveAclTest {
    private static final Ace STAFF_READ = new Ace("GROUP_staff", "Consumer", true);

    /** The roles of ACS and what each may do: read, write, add children, delete, change permissions. */
    @ParameterizedTest
    @CsvSource({
        "Consumer,     true,  false, false, false, false",
        "Editor,       true,  true,  false, false, false",
        "Contributor,  true,  false, true,  false, false",
        "Collaborator, true,  true,  true,  false, false",
        "Coordinator,  true,  true,  true,  true,  true"
    })
    void rolesGiveTheRightsOfAcs(
            String role, boolean read, boolean write, boolean addChildren, boolean delete, boolean change) {
        var acl = new EffectiveAcl(List.of(acl(1, null, new Ace("ann", role, true))));

        long rights = acl.rights(Set.of("ann"));

        assertThat(has(rights, "Read")).isEqualTo(read);
        assertThat(has(rights, "Write")).isEqualTo(write);
        assertThat(has(rights, "AddChildren")).isEqualTo(addChildren);
        assertThat(has(rights, "Delete")).isEqualTo(delete);
        assertThat(has(rights, "ChangePermissions")).isEqualTo(change);
        assertThat(has(rights, role)).isTrue();
        assertThat(has(acl.rights(Set.of("bob")), "ReadProperties")).isFalse();
    }

    @Test
    void addsWhatIsInherited() {
        var acl = new EffectiveAcl(List.of(acl(2, 1L, new Ace("ann", "Editor", true)), acl(1, null, STAFF_READ)));

        assertThat(has(acl.rights(Set.of("GROUP_staff")), "Read")).isTrue();
        assertThat(has(acl.rights(Set.of("GROUP_staff")), "Write")).isFalse();
        assertThat(has(acl.rights(Set.of("GROUP_staff", "ann")), "Write")).isTrue();
    }

    @Test
    void whatTheSameAuthorityWasGivenNearerBeatsADenial() {
        var own = new EffectiveAcl(List.of(
                acl(2, 1L, new Ace("ann", "Consumer", true)), acl(1, null, new Ace("ann", "Read", false), STAFF_READ)));
        var same = new EffectiveAcl(
                List.of(acl(1, null, new Ace("ann", "Consumer", true), new Ace("ann", "Read", false))));

        assertThat(has(own.rights(Set.of("ann")), "Read")).isTrue();
        assertThat(own.readersDenied()).isEmpty();
        assertThat(has(same.rights(Set.of("ann")), "ReadProperties")).isFalse();
    }

    @Test
    void aDenialOfAnotherAuthorityWinsWhereverItIsSet() {
        var nearer = new EffectiveAcl(List.of(acl(2, 1L, new Ace("ann", "Read", false)), acl(1, null, STAFF_READ)));
        var further =
                new EffectiveAcl(List.of(acl(2, 1L, STAFF_READ), acl(1, null, new Ace("ann", "ReadContent", false))));

        assertThat(has(nearer.rights(Set.of("GROUP_staff", "ann")), "ReadProperties"))
                .isFalse();
        assertThat(has(further.rights(Set.of("GROUP_staff", "ann")), "ReadContent"))
                .isFalse();
        assertThat(has(further.rights(Set.of("GROUP_staff", "ann")), "ReadProperties"))
                .isTrue();
    }

    @Test
    void namesReadersAndTheDenied() {
        var acl = new EffectiveAcl(
                List.of(acl(1, null, STAFF_READ, new Ace("ann", "Read", false), new Ace("bob", "WriteContent", true))));

        assertThat(acl.readers()).containsExactly("GROUP_staff");
        assertThat(acl.readersDenied()).containsExactly("ann");
    }

    @Test
    void refusesAnUnknownPermission() {
        assertThatThrownBy(() -> new Ace("ann", "Reed", true))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Reed");
    }

    private static Acl acl(long id, Long parent, Ace... own) {
        return new Acl(id, parent != null, parent, List.of(own));
    }

    private static boolean has(long rights, String permission) {
        long mask = PermissionModel.mask(permission);
        return (rights & mask) == mask;
    }
}
