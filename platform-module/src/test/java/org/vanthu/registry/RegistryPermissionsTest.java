package org.vanthu.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.organization.Role;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** The table role × operation of docs/features/registry.md, tried out. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class RegistryPermissionsTest {

    private static final Set<String> READERS =
            Set.of("clerk", "leader", "delegate", "unit-head", "specialist", "follow-up", "content-admin", "archivist");
    private static final Set<String> PRINTERS = Set.of("clerk", "leader", "content-admin", "archivist");

    private static TestSite site;
    private static NodeRef document;
    private static String register;

    private final AtomicInteger counter = new AtomicInteger();

    @BeforeAll
    static void register(EmbeddedRepository repository, RegistryService registry) {
        site = new TestSite(repository).create();
        Registration registration =
                site.asRole("clerk", () -> registry.registerIncoming(TestSite.request("1/CV-QUYEN")));
        document = registration.nodeRef();
        register = registration.register();
    }

    @Test
    @Requirement({"R000-006", "R000-017", "R000-021", "R000-015", "R004-016", "R003-021"})
    void eachRoleMayExactlyWhatTheTableSays(
            RegistryService registry,
            Corrections corrections,
            Registers registers,
            Reservations reservations,
            RegisterVerifier verifier,
            DocumentQueries documents) {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        Map<String, Callable<?>> operations = new LinkedHashMap<>();
        operations.put(
                "list",
                () -> documents.similar("H99", "1/CV-QUYEN", java.util.Optional.empty(), java.util.Optional.empty()));
        expected.put("list", READERS);
        operations.put("read", () -> documents.details(document));
        expected.put("read", READERS);
        operations.put(
                "register", () -> registry.registerIncoming(TestSite.request(counter.incrementAndGet() + "/BC-QUYEN")));
        expected.put("register", Set.of("clerk"));
        operations.put(
                "correct",
                () -> corrections.correct(
                        document, Map.of("note", "ghi chú " + counter.incrementAndGet()), "lý do", version(documents)));
        expected.put("correct", Set.of("clerk", "content-admin"));
        operations.put("reserve", () -> reservations.reserve(register, 1, "dự phòng"));
        expected.put("reserve", Set.of("clerk"));
        operations.put("verify", () -> verifier.verify(register));
        expected.put("verify", PRINTERS);
        operations.put("counters", () -> documents.counters("H99"));
        Set<String> counted = new TreeSet<>(READERS);
        counted.add("external");
        expected.put("counters", counted);
        operations.put("history", () -> documents.history(document));
        expected.put("history", READERS);

        Map<String, Set<String>> actual = new LinkedHashMap<>();
        operations.forEach((name, operation) -> {
            Set<String> allowed = new TreeSet<>();
            for (Role role : Role.values()) {
                if (may(TestSite.user("H99", role.code()), operation)) {
                    allowed.add(role.code());
                }
            }
            actual.put(name, allowed);
        });
        expected.replaceAll((name, roles) -> new TreeSet<>(roles));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    @Requirement({"R001-058", "R002-140", "R004-054", "R001-003", "R001-004", "R004-001"})
    void nobodyReadsOrActsForAnAgencyHeIsNotIn(
            RegistryService registry, Corrections corrections, Registers registers, DocumentQueries documents) {
        String stranger = TestSite.user("H98", "clerk");
        List<Callable<?>> operations = new ArrayList<>();
        operations.add(() -> documents.details(document));
        operations.add(() -> documents.history(document));
        operations.add(() -> registers.list("H99", "incoming", null));
        operations.add(() -> registry.registerIncoming(TestSite.request("99/CV-LA")));
        operations.add(() -> corrections.voidDocument(document, "không được"));
        operations.add(() -> registers.close(register, "không được"));

        assertThat(operations).noneMatch(operation -> may(stranger, operation));
    }

    @Test
    @Requirement("R000-015")
    void theAdministratorOfTheSiteDoesNotRegister(RegistryService registry) {
        assertThat(may("admin", () -> registry.registerIncoming(TestSite.request("98/CV-ADMIN"))))
                .isFalse();
    }

    private long version(DocumentQueries documents) {
        return documents.readable(document).version();
    }

    private static boolean may(String user, Callable<?> operation) {
        try {
            site.as(user, operation);
            return true;
        } catch (AccessDeniedException e) {
            return false;
        }
    }
}
