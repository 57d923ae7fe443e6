package org.vanthu.directive;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.junit.jupiter.api.Test;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.registry.Attachments;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.directive.Province.DRAFTER;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.HEAD;
import static org.vanthu.directive.Province.LEADER;
import static org.vanthu.directive.Province.OFFICE;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.to;
import static org.vanthu.directive.Province.unit;

/** From the draft to the approved result: what a document orders, who gets it, what comes back. */
class DirectiveLifeFeatureTest extends ProvinceFeatureTest {

    DirectiveLifeFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R002-061", "R002-062", "R002-063", "R002-064", "R002-065", "R002-066", "R000-060", "R002-052"})
    void aDirectiveIsWrittenWithTheDraftCheckedAgainstTheApprovedTextAndGivenWithTheIssuing() {
        String nodeId = province.draft("1. Giao Sở Nội vụ báo cáo kết quả sắp xếp, xong trước ngày 04/12/2026.");
        DirectiveRow row = province.add(DRAFTER, nodeId, form("Báo cáo kết quả sắp xếp", agency(FIRST, DUE)));
        assertThat(row.state()).isEqualTo("drafted");
        province.issuing.approve(OFFICE, nodeId);
        assertThatThrownBy(() -> {
                    province.issuing.seal(OFFICE, nodeId);
                    province.issuing.issue(OFFICE, nodeId);
                })
                .isInstanceOf(ConflictException.class)
                .extracting(e -> ((ConflictException) e).getMsgId())
                .isEqualTo("directive.error.unchecked");

        assertThat(province.as(OFFICER, () -> province.bean(DocumentViews.class).of(nodeId)))
                .containsEntry("checkState", "open")
                .containsEntry("findings", List.of());
        province.check(nodeId);
        province.issuing.issue(OFFICE, nodeId);

        LineRow line = province.lines(nodeId).get(0);
        assertThat(line.state()).isEqualTo(LineState.GIVEN);
        assertThat(line.place().nodeId()).isNotNull();
        assertThat(line.due().at())
                .isEqualTo(DUE.atTime(17, 0).atZone(Json.ZONE).toInstant());
    }

    @Test
    @Requirement("R002-069")
    void theFilesBesideTheDocumentGoWithItToTheAgencyThatMustDoIt() {
        String nodeId = province.given(
                Map.of("bieu-mau.txt", "Biểu mẫu báo cáo số " + UUID.randomUUID()),
                form("Báo cáo theo biểu mẫu", agency(FIRST, DUE)));
        LineRow line = province.lines(nodeId).get(0);

        List<Attachments.Attachment> beside = AuthenticationUtil.runAsSystem(() -> province.bean(Attachments.class)
                .of(RegistryService.ref(String.valueOf(line.place().nodeId()))));

        assertThat(beside).extracting(Attachments.Attachment::name).containsExactly("bieu-mau.txt");
    }

    @Test
    @Requirement({"R002-069", "R002-070", "R002-071"})
    void aDocumentWithSeveralDirectivesIsSeveralLinesThatBeginByThemselvesWhenItIsRegistered() {
        String nodeId = province.given(
                form("Rà soát biên chế", agency(FIRST, DUE)),
                form("Báo cáo kinh phí", agency(FIRST, DUE.plusDays(7)), agency(SECOND, DUE)));
        List<LineRow> lines = province.lines(nodeId);
        assertThat(lines).extracting(LineRow::state).containsOnly(LineState.GIVEN);
        assertThat(lines.get(0).place().nodeId()).isEqualTo(lines.get(1).place().nodeId());

        province.register(lines.get(0));

        assertThat(province.lines(nodeId))
                .extracting(LineRow::state)
                .containsExactly(LineState.REGISTERED, LineState.REGISTERED, LineState.GIVEN);
        assertThat(province.item(lines.get(0).id()).instruction()).isEqualTo("Rà soát biên chế");
        assertThat(province.item(lines.get(1).id()).instruction()).isEqualTo("Báo cáo kinh phí");
        assertThat(province.item(lines.get(1).id()).holder()).isEqualTo(FIRST_PEOPLE.leader());
    }

    @Test
    @Requirement({"R002-072", "R002-077", "R002-079", "R002-081", "R003-036", "R000-064"})
    void theIssuedAnswerIsTheResultAndItsApprovalCompletesTheLineAndTheDocument() {
        LineRow line = province.inProgress(DUE);
        clock.set(DUE.atTime(17, 0).atZone(Json.ZONE).toInstant());
        String reply = province.report(line.id());

        LineRow reported = province.line(line.id());
        assertThat(reported.state()).isEqualTo(LineState.REPORTED);
        assertThat(reported.result()).isNotNull();
        assertThat(reported.result().issuedAt())
                .isEqualTo(province.bean(OutgoingDocuments.class)
                        .find(reply)
                        .orElseThrow()
                        .issuedAt());
        assertThat(province.item(line.id()).holder()).isEqualTo(OFFICER);
        assertThat(documentState(line)).isEqualTo("inProgress");

        clock.set(DUE.plusDays(3).atTime(9, 0).atZone(Json.ZONE).toInstant());
        province.step(OFFICER, line.id(), "approve", new Province.Form());

        LineRow completed = province.line(line.id());
        assertThat(completed.state()).isEqualTo(LineState.COMPLETED);
        assertThat(completed.dueState(clock.instant())).isEqualTo("completedInTime");
        assertThat(documentState(line)).isEqualTo("done");
    }

    @Test
    @Requirement({"R002-072", "R002-076"})
    void theAnswerGoesToWhoeverGaveTheDirectiveAndNamesTheDocumentThatOrdersIt() {
        LineRow line = province.inProgress(DUE);
        province.step(FIRST_PEOPLE.drafter(), line.id(), "reply", new Province.Form());

        String reply = province.bean(ReplyTable.class).of(line.id()).get(0);
        OutgoingDocuments documents = province.bean(OutgoingDocuments.class);
        assertThat(documents.receivers(reply))
                .containsExactly(new OutgoingDocuments.Receiver("agency", GIVER, "Ủy ban nhân dân tỉnh Mẫu"));
        DirectiveRow directive =
                province.bean(DirectiveTable.class).find(line.directiveId()).orElseThrow();
        assertThat(documents.find(reply).orElseThrow().subject())
                .isEqualTo("Báo cáo kết quả thực hiện văn bản số "
                        + directive.paper().number() + " ngày 23/11/2026: Báo cáo kết quả sắp xếp");
    }

    @Test
    void aUnitOfTheGiverAnswersTheLeaderWhoOrderedIt() {
        LineRow line = province.lines(province.given(form("Tổng hợp", unit("KT", DUE))))
                .get(0);
        province.step(HEAD, line.id(), "assign", to("cv2.h50"));
        province.step("cv2.h50", line.id(), "reply", new Province.Form());

        String reply = province.bean(ReplyTable.class).of(line.id()).get(0);
        assertThat(province.bean(OutgoingDocuments.class).receivers(reply))
                .containsExactly(new OutgoingDocuments.Receiver("person", LEADER, "Phạm Chí Tâm"));
    }

    @Test
    void aUnitOfTheGiverHasItsLineAtOnce() {
        LineRow line = province.lines(province.given(form("Tổng hợp", unit("KT", DUE))))
                .get(0);

        assertThat(line.state()).isEqualTo(LineState.REGISTERED);
        assertThat(province.item(line.id()).holder()).isEqualTo(HEAD);
        assertThat(province.see(HEAD, line.id()).get("actions").toString()).contains("accept", "assign");
    }

    private String documentState(LineRow line) {
        return province.as(
                FIRST_PEOPLE.clerk(),
                () -> province.bean(DocumentQueries.class)
                        .readable(
                                RegistryService.ref(String.valueOf(line.place().nodeId())))
                        .state());
    }
}
