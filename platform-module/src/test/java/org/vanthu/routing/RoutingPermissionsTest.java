package org.vanthu.routing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.organization.Role;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** The rights of docs/features/routing.md, tried out by each role that holds nothing. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class RoutingPermissionsTest {

    private static final Set<String> READERS =
            Set.of("clerk", "leader", "delegate", "unit-head", "specialist", "follow-up", "content-admin", "archivist");

    @Test
    @Requirement({"R000-019", "R000-020", "R000-013", "R000-042", "R000-022"})
    void eachRoleMayExactlyWhatTheTableSays(EmbeddedRepository repository) {
        Office office = new Office(repository).create();
        String nodeId = office.handled();
        String item = String.valueOf(office.item(nodeId, "lead").id());
        Handwriting writing = new Handwriting(null, "bút phê 05/01");
        LocalDate day = LocalDate.of(2030, 1, 1);
        Map<String, Callable<?>> operations = new LinkedHashMap<>();
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        operations.put("handle", () -> office.handling().report(Long.parseLong(item), Office.step(1, "tiến độ")));
        expected.put("handle", Set.of());
        operations.put("read", () -> repository.bean(RoutingQueries.class).of(nodeId));
        expected.put("read", READERS);
        operations.put("targets", () -> repository.bean(Targets.class).find(TestSite.AGENCY, "", Optional.empty()));
        expected.put("targets", READERS);
        operations.put("slip", () -> repository.bean(ResolutionSlips.class).of(nodeId));
        expected.put("slip", READERS);
        operations.put("book", () -> repository.bean(TrackingBook.class).print(TestSite.AGENCY, day, day));
        expected.put(
                "book", Set.of("clerk", "leader", "delegate", "unit-head", "follow-up", "content-admin", "archivist"));
        operations.put("reroute", () -> {
            String to = office.item(nodeId, "lead").holder().equals(Office.OTHER) ? Office.SPECIALIST : Office.OTHER;
            office.rerouting()
                    .reroute(
                            nodeId,
                            office.change(
                                    nodeId,
                                    String.valueOf(office.item(nodeId, "lead").id()),
                                    Office.to(to),
                                    null));
            return null;
        });
        expected.put("reroute", Set.of("clerk"));
        operations.put("deadline", () -> {
            office.rerouting()
                    .reschedule(
                            nodeId,
                            new ChangeForm(
                                    office.see(Office.CLERK, nodeId).version(),
                                    null,
                                    String.valueOf(office.item(nodeId, "lead").id()),
                                    null,
                                    "gia hạn",
                                    day,
                                    null,
                                    null,
                                    writing));
            return null;
        });
        expected.put("deadline", Set.of("clerk", "leader"));

        Map<String, Set<String>> found = new LinkedHashMap<>();
        operations.forEach((name, operation) -> {
            Set<String> may = new TreeSet<>();
            for (Role role : Role.values()) {
                if (may(office, role, operation)) {
                    may.add(role.code());
                }
            }
            found.put(name, may);
        });

        expected.forEach(
                (name, roles) -> assertThat(found.get(name)).as(name).containsExactlyInAnyOrderElementsOf(roles));
    }

    private static boolean may(Office office, Role role, Callable<?> operation) {
        try {
            office.as(TestSite.user(TestSite.AGENCY, role.code()), operation);
            return true;
        } catch (AccessDeniedException e) {
            return false;
        }
    }
}
