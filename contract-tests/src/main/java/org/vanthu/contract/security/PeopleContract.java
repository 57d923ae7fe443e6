package org.vanthu.contract.security;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.NoSuchPersonException;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.security.PersonService.PersonInfo;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** People: their nodes, their names, and what goes with them. */
@ExtendWith(Repository.class)
class PeopleContract {
    private final Acs acs;
    private final PersonService people;
    private final AuthorityService authorities;
    private final NodeService nodes;

    PeopleContract(Acs acs) {
        this.acs = acs;
        people = acs.bean(PersonService.class);
        authorities = acs.bean(AuthorityService.class);
        nodes = acs.bean(NodeService.class);
    }

    @Test
    void aPersonIsANodeWithTheGivenProperties() {
        String name = Acs.unique();
        acs.afterwards(() -> people.deletePerson(name));

        NodeRef person = people.createPerson(properties(name));

        assertThat(nodes.getType(person)).isEqualTo(ContentModel.TYPE_PERSON);
        assertThat(nodes.getProperties(person))
                .containsEntry(ContentModel.PROP_USERNAME, name)
                .containsEntry(ContentModel.PROP_FIRSTNAME, "Lan")
                .containsEntry(ContentModel.PROP_LASTNAME, "Nguyễn Thị")
                .containsEntry(ContentModel.PROP_EMAIL, "lan@example.org");
        assertThat(people.getPerson(name)).isEqualTo(person);
        assertThat(people.getPersonOrNull(name)).isEqualTo(person);
    }

    @Test
    void theNameOfAPersonIsAnsweredForTheNode() {
        String name = acs.newPerson();

        PersonInfo person = people.getPerson(people.getPerson(name));

        assertThat(person.getUserName()).isEqualTo(name);
        assertThat(person.getFirstName()).isEqualTo("Contract");
        assertThat(person.getLastName()).isEqualTo(name);
        assertThat(person.getNodeRef()).isEqualTo(people.getPerson(name));
    }

    @Test
    void aNodeThatIsNoPersonHasNoName() {
        NodeRef folder = acs.newFolder();

        assertThatThrownBy(() -> people.getPerson(folder)).isInstanceOf(NoSuchPersonException.class);
    }

    @Test
    void userNamesCompareWithoutCaseAndKeepTheirs() {
        String name = "Lan" + Acs.unique();
        acs.afterwards(() -> people.deletePerson(name));
        NodeRef person = people.createPerson(properties(name));

        assertThat(people.getUserNamesAreCaseSensitive()).isFalse();
        assertThat(people.personExists(name.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(people.getPerson(name.toUpperCase(Locale.ROOT))).isEqualTo(person);
        assertThat(people.getUserIdentifier(name.toUpperCase(Locale.ROOT))).isEqualTo(name);
    }

    @Test
    void refusesASecondPersonOfTheSameNameInAnotherCase() {
        String name = acs.newPerson();

        assertThatThrownBy(() -> people.createPerson(properties(name.toUpperCase(Locale.ROOT))))
                .isInstanceOf(AlfrescoRuntimeException.class);
    }

    @Test
    void refusesAPersonWithoutAName() {
        Map<QName, Serializable> properties = properties("x");
        properties.remove(ContentModel.PROP_USERNAME);

        assertThatThrownBy(() -> people.createPerson(properties)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPersonWithTheNameOfAGroup() {
        assertThatThrownBy(() -> people.createPerson(properties("GROUP_" + Acs.unique())))
                .isInstanceOf(AlfrescoRuntimeException.class);
    }

    @Test
    void changesTheGivenPropertiesAndKeepsTheOthers() {
        String name = acs.newPerson();

        people.setPersonProperties(name, new HashMap<>(Map.of(ContentModel.PROP_FIRSTNAME, "Hoa")));

        assertThat(nodes.getProperties(people.getPerson(name)))
                .containsEntry(ContentModel.PROP_FIRSTNAME, "Hoa")
                .containsEntry(ContentModel.PROP_LASTNAME, name);
    }

    @Test
    void aPersonKeepsTheUserName() {
        String name = acs.newPerson();

        people.setPersonProperties(name, new HashMap<>(Map.of(ContentModel.PROP_USERNAME, Acs.unique())));

        assertThat(nodes.getProperty(people.getPerson(name), ContentModel.PROP_USERNAME))
                .isEqualTo(name);
    }

    @Test
    void anUnknownNameIsNobody() {
        String name = Acs.unique();

        assertThat(people.personExists(name)).isFalse();
        assertThat(people.getPersonOrNull(name)).isNull();
        assertThatThrownBy(() -> people.getPerson(name, false)).isInstanceOf(NoSuchPersonException.class);
    }

    @Test
    void theSystemUserIsNobody() {
        assertThat(people.personExists("System")).isFalse();
        assertThat(people.getPersonOrNull("System")).isNull();
    }

    @Test
    void aPersonIsAnAuthority() {
        String name = acs.newPerson();

        assertThat(authorities.authorityExists(name)).isTrue();
    }

    @Test
    void aDeletedPersonLeavesNeitherAccountNorMemberships() {
        String name = acs.newPerson();
        String group = acs.newGroup();
        authorities.addAuthority(group, name);
        MutableAuthenticationService accounts = acs.bean("authenticationService", MutableAuthenticationService.class);
        assertThat(acs.inTransaction(() -> accounts.authenticationExists(name))).isTrue();

        people.deletePerson(name);

        assertThat(people.personExists(name)).isFalse();
        assertThat(authorities.getContainedAuthorities(AuthorityType.USER, group, true))
                .isEmpty();
        assertThat(acs.inTransaction(() -> accounts.authenticationExists(name))).isFalse();
    }

    @Test
    void deletingNobodyDoesNothing() {
        people.deletePerson(Acs.unique());
    }

    @Test
    void onlyAdministratorsChangePeople() {
        String name = acs.newPerson();

        acs.asUser(name, () -> {
            assertThatThrownBy(() -> people.createPerson(properties(Acs.unique())))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> people.deletePerson(name)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> people.setPersonProperties(name, new HashMap<>()))
                    .isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void everybodyMaySeeWhoAnotherPersonIs() {
        String name = acs.newPerson();

        acs.asUser(acs.newPerson(), () -> {
            assertThat(people.personExists(name)).isTrue();
            assertThat(people.getPerson(people.getPerson(name)).getFirstName()).isEqualTo("Contract");
        });
    }

    private static Map<QName, Serializable> properties(String name) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_USERNAME, name);
        properties.put(ContentModel.PROP_FIRSTNAME, "Lan");
        properties.put(ContentModel.PROP_LASTNAME, "Nguyễn Thị");
        properties.put(ContentModel.PROP_EMAIL, "lan@example.org");
        return properties;
    }
}
