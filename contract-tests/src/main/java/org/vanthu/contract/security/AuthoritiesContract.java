package org.vanthu.contract.security;

import java.util.List;
import java.util.Set;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.authority.UnknownAuthorityException;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.CyclicChildRelationshipException;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Groups: their names, members, and groups in them. */
@ExtendWith(Repository.class)
class AuthoritiesContract {
    private final Acs acs;
    private final AuthorityService authorities;

    AuthoritiesContract(Acs acs) {
        this.acs = acs;
        authorities = acs.bean(AuthorityService.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GROUP_vanthu_H99,      GROUP",
        "GROUP_EVERYONE,        EVERYONE",
        "ROLE_ADMINISTRATOR,    ROLE",
        "ROLE_OWNER,            OWNER",
        "ROLE_CLERK,            ROLE",
        "lan,                   USER"
    })
    void aNameTellsTheTypeOfItsAuthority(String name, AuthorityType type) {
        assertThat(AuthorityType.getAuthorityType(name)).isEqualTo(type);
    }

    @Test
    void theFullNameOfAGroupHasAPrefixAndTheShortNameHasNone() {
        assertThat(authorities.getName(AuthorityType.GROUP, "clerks")).isEqualTo("GROUP_clerks");
        assertThat(authorities.getShortName("GROUP_clerks")).isEqualTo("clerks");
        assertThat(authorities.getShortName("lan")).isEqualTo("lan");
    }

    @Test
    void aNewGroupIsThereUnderItsFullName() {
        String group = acs.newGroup();

        assertThat(group).startsWith("GROUP_");
        assertThat(authorities.authorityExists(group)).isTrue();
        assertThat(authorities.authorityExists(authorities.getShortName(group))).isFalse();
    }

    @Test
    void aGroupIsShownByItsShortNameUntilItGetsAnother() {
        String group = acs.newGroup();
        assertThat(authorities.getAuthorityDisplayName(group)).isEqualTo(authorities.getShortName(group));

        authorities.setAuthorityDisplayName(group, "Văn phòng Sở");

        assertThat(authorities.getAuthorityDisplayName(group)).isEqualTo("Văn phòng Sở");
    }

    @Test
    void aGroupIsMadeWithANameToShowInTheDefaultZones() {
        String name = Acs.unique();
        acs.afterwards(() -> authorities.deleteAuthority("GROUP_" + name, false));

        String group = authorities.createAuthority(AuthorityType.GROUP, name, "Văn thư", authorities.getDefaultZones());

        assertThat(authorities.getAuthorityDisplayName(group)).isEqualTo("Văn thư");
        assertThat(authorities.getDefaultZones()).containsExactlyInAnyOrder("APP.DEFAULT", "AUTH.ALF");
    }

    @Test
    void namesOfGroupsDifferByCase() {
        String group = acs.newGroup();

        assertThat(authorities.authorityExists(group.replace("_c", "_C"))).isFalse();
    }

    @Test
    void membersAreAnsweredDirectOnesAloneOrAll() {
        String outer = acs.newGroup();
        String inner = acs.newGroup();
        String direct = acs.newPerson();
        String indirect = acs.newPerson();
        authorities.addAuthority(outer, inner);
        authorities.addAuthority(outer, direct);
        authorities.addAuthority(inner, indirect);

        assertThat(authorities.getContainedAuthorities(null, outer, true)).containsExactlyInAnyOrder(inner, direct);
        assertThat(authorities.getContainedAuthorities(null, outer, false))
                .containsExactlyInAnyOrder(inner, direct, indirect);
        assertThat(authorities.getContainedAuthorities(AuthorityType.USER, outer, false))
                .containsExactlyInAnyOrder(direct, indirect);
        assertThat(authorities.getContainedAuthorities(AuthorityType.GROUP, outer, false))
                .containsExactly(inner);
        assertThat(authorities.getContainedAuthorities(null, direct, false)).isEmpty();
    }

    @Test
    void groupsOfAMemberAreAnsweredDirectOnesAloneOrAll() {
        String outer = acs.newGroup();
        String inner = acs.newGroup();
        String member = acs.newPerson();
        authorities.addAuthority(outer, inner);
        authorities.addAuthority(inner, member);

        assertThat(authorities.getContainingAuthorities(AuthorityType.GROUP, member, true))
                .containsExactly(inner);
        assertThat(authorities.getContainingAuthorities(AuthorityType.GROUP, inner, true))
                .containsExactly(outer);
        acs.eventually(() -> assertThat(authorities.getContainingAuthorities(AuthorityType.GROUP, member, false))
                .containsExactlyInAnyOrder(inner, outer));
    }

    /** ACS answers whether a name is in the set at once, and fills the whole set in the background. */
    @Test
    void theAuthoritiesOfAUserAreAllGroupsAboveAndEveryone() {
        String outer = acs.newGroup();
        String inner = acs.newGroup();
        String member = acs.newPerson();
        authorities.addAuthority(outer, inner);
        authorities.addAuthority(inner, member);

        assertThat(authorities.getAuthoritiesForUser(member).contains(outer)).isTrue();
        acs.eventually(() -> assertThat(authorities.getAuthoritiesForUser(member))
                .contains(inner, outer, "GROUP_EVERYONE")
                .doesNotContain("ROLE_ADMINISTRATOR"));
        acs.eventually(() -> assertThat(acs.asUser(member, authorities::getAuthorities))
                .contains(inner, outer, "GROUP_EVERYONE")
                .doesNotContain("ROLE_ADMINISTRATOR"));
    }

    @Test
    void oneMemberJoinsSeveralGroupsAtOnce() {
        String one = acs.newGroup();
        String other = acs.newGroup();
        String member = acs.newPerson();

        authorities.addAuthority(List.of(one, other), member);

        assertThat(authorities.getContainingAuthorities(AuthorityType.GROUP, member, true))
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    void aRemovedMemberStays() {
        String group = acs.newGroup();
        String member = acs.newPerson();
        authorities.addAuthority(group, member);

        authorities.removeAuthority(group, member);

        assertThat(authorities.getContainedAuthorities(null, group, true)).isEmpty();
        assertThat(authorities.authorityExists(member)).isTrue();
        assertThat(authorities.getAuthoritiesForUser(member)).doesNotContain(group);
    }

    @Test
    void aDeletedGroupLeavesItsMembers() {
        String outer = acs.newGroup();
        String inner = acs.newGroup();
        String member = acs.newPerson();
        authorities.addAuthority(outer, inner);
        authorities.addAuthority(inner, member);

        authorities.deleteAuthority(outer, false);

        assertThat(authorities.authorityExists(outer)).isFalse();
        assertThat(authorities.authorityExists(inner)).isTrue();
        acs.eventually(() -> assertThat(authorities.getContainingAuthorities(AuthorityType.GROUP, member, false))
                .containsExactly(inner));
    }

    @Test
    void refusesARingOfGroups() {
        String outer = acs.newGroup();
        String middle = acs.newGroup();
        String inner = acs.newGroup();
        authorities.addAuthority(outer, middle);
        authorities.addAuthority(middle, inner);

        assertThatThrownBy(() -> authorities.addAuthority(inner, outer))
                .isInstanceOf(CyclicChildRelationshipException.class);
        assertThat(authorities.getContainedAuthorities(null, inner, true)).isEmpty();
    }

    @Test
    void refusesAuthoritiesThatAreNotThere() {
        String group = acs.newGroup();
        String member = acs.newPerson();

        assertThatThrownBy(() -> authorities.addAuthority("GROUP_" + Acs.unique(), member))
                .isInstanceOf(UnknownAuthorityException.class);
        assertThatThrownBy(() -> authorities.addAuthority(group, "GROUP_" + Acs.unique()))
                .isInstanceOf(UnknownAuthorityException.class);
        assertThatThrownBy(() -> authorities.removeAuthority(group, "GROUP_" + Acs.unique()))
                .isInstanceOf(UnknownAuthorityException.class);
        assertThatThrownBy(() -> authorities.deleteAuthority("GROUP_" + Acs.unique(), false))
                .isInstanceOf(UnknownAuthorityException.class);
        assertThatThrownBy(() -> authorities.getContainedAuthorities(null, "GROUP_" + Acs.unique(), true))
                .isInstanceOf(UnknownAuthorityException.class);
    }

    @Test
    void administratorsAreMembersOfTheirGroupAndTheAdministrator() {
        String member = acs.newPerson();
        assertThat(authorities.isAdminAuthority(member)).isFalse();

        authorities.addAuthority("GROUP_ALFRESCO_ADMINISTRATORS", member);

        assertThat(authorities.isAdminAuthority(member)).isTrue();
        assertThat(authorities.isAdminAuthority(AuthenticationUtil.getAdminUserName()))
                .isTrue();
        assertThat(authorities.hasAdminAuthority()).isTrue();
        assertThat(acs.asUser(member, authorities::hasAdminAuthority)).isTrue();
        assertThat(acs.asUser(acs.newPerson(), authorities::hasAdminAuthority)).isFalse();
    }

    @Test
    void onlyAdministratorsChangeGroups() {
        String group = acs.newGroup();
        String member = acs.newPerson();

        acs.asUser(member, () -> {
            assertThatThrownBy(() -> authorities.addAuthority("GROUP_ALFRESCO_ADMINISTRATORS", member))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> authorities.createAuthority(AuthorityType.GROUP, Acs.unique()))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> authorities.deleteAuthority(group, false))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> authorities.setAuthorityDisplayName(group, "x"))
                    .isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void everybodyMaySeeWhoIsInAGroup() {
        String group = acs.newGroup();
        String member = acs.newPerson();
        authorities.addAuthority(group, member);

        Set<String> seen = acs.asUser(
                acs.newPerson(), () -> authorities.getContainedAuthorities(AuthorityType.USER, group, false));

        assertThat(seen).containsExactly(member);
    }

    @Test
    void aGroupIsUndoneWithItsTransaction() {
        String name = Acs.unique();
        String member = acs.newPerson();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    String group = authorities.createAuthority(AuthorityType.GROUP, name);
                    authorities.addAuthority(group, member);
                    assertThat(authorities.getAuthoritiesForUser(member)).contains(group);
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");

        assertThat(authorities.authorityExists("GROUP_" + name)).isFalse();
        assertThat(authorities.getAuthoritiesForUser(member)).doesNotContain("GROUP_" + name);
    }
}
