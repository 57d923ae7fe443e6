package org.vanthu.routing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.routing.Office.CLERK;
import static org.vanthu.routing.Office.COLLEAGUE;
import static org.vanthu.routing.Office.LEADER;
import static org.vanthu.routing.Office.OTHER_HEAD;
import static org.vanthu.routing.Office.SPECIALIST;

/** What whoever handles a document corrects of the clerk's entry, and adds to follow the handling. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class ParametersFeatureTest {

    private static Office office;

    private final AuditTrail audit;
    private final EmbeddedRepository repository;

    ParametersFeatureTest(EmbeddedRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    @BeforeAll
    static void createOffice(EmbeddedRepository repository) {
        office = new Office(repository).create();
    }

    @Test
    @Requirement("R004-030")
    void whoHandlesItCorrectsWhatTheClerkEnteredAndTheClerkIsTold() {
        String nodeId = office.handled();
        DocumentRow before = document(nodeId);
        ParametersForm form = new ParametersForm(
                before.version(),
                null,
                Map.of("subject", "Về việc giao biên chế năm 2027", "pageAmount", 7),
                "đọc lại văn bản",
                null,
                null,
                null);

        office.as(SPECIALIST, () -> {
            parameters().correct(nodeId, form);
            return null;
        });

        DocumentRow after = document(nodeId);
        assertThat(after.subject()).isEqualTo("Về việc giao biên chế năm 2027");
        assertThat(after.arrivalNumber()).isEqualTo(before.arrivalNumber());
        assertThat(after.number()).isEqualTo(before.number());
        assertThat(office.item(nodeId, "lead").title()).isEqualTo("Về việc giao biên chế năm 2027");
        WorkItem told = office.item(nodeId, "inform");
        assertThat(told.holder()).isEqualTo(CLERK);
        assertThat(told.instruction()).contains("trích yếu", before.subject(), "năm 2027", "đọc lại văn bản");
        assertThat(audit.of(nodeId))
                .filteredOn(row -> row.action().equals("registry.correct"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.actor()).isEqualTo(SPECIALIST);
                    assertThat(row.changes())
                            .extracting(Change::field)
                            .containsExactlyInAnyOrder("subject", "pageAmount");
                });
        assertThat(ModuleTables.of(repository)
                        .queryForList(
                                "SELECT kind FROM vt_register_entry WHERE node_id = ? ORDER BY seq",
                                String.class,
                                nodeId))
                .hasSize(2);
        assertThat(office.see(SPECIALIST, nodeId).records())
                .extracting(Processing.Remark::kind)
                .contains("correction");
        assertThatThrownBy(() -> office.as(SPECIALIST, () -> {
                    parameters().correct(nodeId, form);
                    return null;
                }))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Requirement({"R004-030", "R000-022"})
    void nobodyElseCorrectsAndWhatIsTheClerksStaysTheClerks() {
        String nodeId = office.register();
        office.direct(nodeId, SPECIALIST, "TH");
        long version = document(nodeId).version();
        ParametersForm harmless = new ParametersForm(version, null, Map.of("note", "x"), "lý do", null, null, null);

        for (String user : List.of(OTHER_HEAD, COLLEAGUE, LEADER, CLERK)) {
            assertThatThrownBy(() -> office.as(user, () -> {
                        parameters().correct(nodeId, harmless);
                        return null;
                    }))
                    .as(user)
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(office.see(user, nodeId).actions()).as(user).doesNotContain("correct");
        }
        assertThat(office.see(SPECIALIST, nodeId).actions()).contains("correct", "follow");
        for (String field :
                List.of("number", "codeNumber", "issuerName", "urgency", "source", "documentId", "secrecy")) {
            ParametersForm form = new ParametersForm(version, null, Map.of(field, "1"), "lý do", null, null, null);
            assertThatThrownBy(() -> office.as(SPECIALIST, () -> {
                        parameters().correct(nodeId, form);
                        return null;
                    }))
                    .as(field)
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(document(nodeId).version()).isEqualTo(version);
    }

    @Test
    @Requirement("R004-030")
    void whatFollowsTheHandlingIsNotedByTheHandlerAndByTheClerkOneAfterTheOther() {
        String nodeId = office.handled();
        ParametersForm first =
                new ParametersForm(0L, null, null, null, "Đất đai", LocalDate.of(2030, 5, 6), "chờ Sở Xây dựng");
        ParametersForm second = new ParametersForm(1L, null, null, null, "Đất đai", null, "đã có ý kiến");

        follow(SPECIALIST, nodeId, first);
        assertThatThrownBy(() -> follow(CLERK, nodeId, first)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> follow(COLLEAGUE, nodeId, second)).isInstanceOf(AccessDeniedException.class);
        follow(CLERK, nodeId, second);

        FollowUp noted = office.see(COLLEAGUE, nodeId).followUp();
        assertThat(noted).isEqualTo(new FollowUp("Đất đai", null, "đã có ý kiến", 2));
        assertThat(audit.of(nodeId))
                .filteredOn(row -> row.action().equals("routing.follow"))
                .extracting(row -> row.actor())
                .containsExactly(SPECIALIST, CLERK);
    }

    private void follow(String user, String nodeId, ParametersForm form) {
        office.as(user, () -> {
            parameters().follow(nodeId, form);
            return null;
        });
    }

    private Parameters parameters() {
        return repository.bean(Parameters.class);
    }

    private DocumentRow document(String nodeId) {
        return office.as(CLERK, () -> repository.bean(DocumentQueries.class).readable(Office.ref(nodeId)));
    }
}
