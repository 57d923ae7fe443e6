package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.LedgerEntry;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.registry.RegisterVerifier;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.Sent;
import org.vanthu.shared.VanthuException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.outgoing.OutgoingOffice.AGENCY;
import static org.vanthu.outgoing.OutgoingOffice.CLERK;
import static org.vanthu.outgoing.OutgoingOffice.DRAFTER;
import static org.vanthu.outgoing.OutgoingOffice.HEAD;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.OTHER;
import static org.vanthu.outgoing.OutgoingOffice.SECOND_CLERK;
import static org.vanthu.outgoing.OutgoingOffice.form;
import static org.vanthu.outgoing.OutgoingOffice.step;

/** The way of a document from the draft to the issuing, signed on paper. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingFeatureTest {

    private final EmbeddedRepository repository;
    private final OutgoingOffice office;

    OutgoingFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.office = new OutgoingOffice(repository);
    }

    @BeforeAll
    void createOffice() {
        office.create(Map.of("signatureRequired", false));
    }

    @Test
    @Requirement({"R000-035", "R000-036", "R000-048", "R000-053", "R000-066", "R001-035", "R001-039", "R004-034"})
    void goesFromTheDraftToTheIssuing() {
        Outgoing draft = office.draft("QD", "Về việc giao biên chế năm 2026");
        assertThat(draft.state()).isEqualTo(OutgoingState.DRAFT);

        Outgoing issued = office.issue(office.sealed(draft));

        assertThat(issued.state()).isEqualTo(OutgoingState.ISSUED);
        assertThat(issued.stage().number()).matches("\\d{2,}/QĐ-UBND");
        assertThat(issued.stage().issuedDate()).isNotNull();
        assertThat(issued.stage().documentId()).startsWith(AGENCY + ".");
        List<LedgerEntry> entries = office.bean(OutgoingRegister.class).entries(issued.nodeId());
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).payload())
                .contains("\"number\"", "\"issuedDate\"", "\"typeName\"", "\"subject\"", "\"recipients\"", "Sở Nội vụ");
        String row = office.as(OTHER, () -> office.bean(DocumentQueries.class).readable(issued.node()))
                .number();
        assertThat(row).isEqualTo(issued.stage().number());
        office.as(CLERK, () -> {
            assertThat(office.bean(RegisterVerifier.class)
                            .verify(Objects.requireNonNull(issued.stage().seriesId()))
                            .ok())
                    .isTrue();
            return null;
        });
    }

    @Test
    @Requirement("R000-018")
    void aDraftIsSeenOnlyByThoseWhoHandleItAndOthersAreToldWhomToAsk() {
        Outgoing draft = office.draft("TB", "Thông báo chưa công bố");

        assertThatThrownBy(() -> office.seen(OTHER, draft))
                .isInstanceOf(NotFoundException.class)
                .satisfies(e -> assertThat(((VanthuException) e).getMsgParams()).contains("Nguyễn Văn An"));
        assertThatThrownBy(() -> office.seen(HEAD, draft)).isInstanceOf(NotFoundException.class);
        assertThat(readable(OTHER, draft.node())).isFalse();
        assertThat(readable(DRAFTER, draft.node())).isTrue();

        Outgoing submitted = office.submit(draft);

        assertThat(office.seen(HEAD, submitted)).containsEntry("state", "review");
        assertThatThrownBy(() -> office.seen(OTHER, submitted)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement("R000-018")
    void afterTheIssuingSubmissionAndDraftsStayWithThoseWhoHandled() {
        Outgoing issued = office.issue(office.sealed(office.draft("TB", "Thông báo lịch làm việc")));

        Map<String, Object> seen = Map.copyOf(withoutNulls(office.seen(OTHER, issued)));

        assertThat(seen.get("files").toString()).doesNotContain("draft");
        assertThat(((Map<?, ?>) seen.get("fields")).get("submission")).isEqualTo("");
        OutgoingFile draftFile = office.bean(OutgoingParts.class).files(issued.nodeId()).stream()
                .filter(file -> file.kind().equals("draft"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> office.as(
                        OTHER,
                        () -> office.bean(OutgoingReading.class).content(issued.nodeId(), draftFile.id(), false)))
                .isInstanceOf(NotFoundException.class);
        assertThat(readable(OTHER, draftFile.ref())).isFalse();
        assertThat(readable(OTHER, issued.node())).isTrue();
    }

    @Test
    @Requirement({"R002-047", "R001-038"})
    void bothChecksNameWhoAnswersForThem() {
        Outgoing checked = office.checkForm(office.review(office.submit(office.draft("KH", "Kế hoạch kiểm tra"))));

        List<Check> checks = office.bean(OutgoingParts.class).checks(checked.nodeId());

        assertThat(checks).extracting(Check::kind).containsExactly("content", "form");
        assertThat(checks).extracting(Check::by).containsExactly(HEAD, CLERK);
        assertThat(checks)
                .allMatch(Check::passed)
                .allMatch(check -> !check.sha256().isEmpty());
    }

    @Test
    @Requirement({"R002-046", "R001-036", "R000-067"})
    void whatTheLeaderDoesNotAgreeWithGoesBackToTheDrafterWithTheReason() {
        Outgoing waiting = office.checkForm(office.review(office.submit(office.draft("BC", "Báo cáo quý"))));

        Outgoing returned = office.as(
                LEADER,
                () -> office.bean(Processing.class).giveBack(waiting.nodeId(), step(waiting, "Bổ sung số liệu")));

        assertThat(returned.state()).isEqualTo(OutgoingState.RETURNED);
        assertThat(returned.returnedReason()).isEqualTo("Bổ sung số liệu");
        Outgoing changed = office.addFile(DRAFTER, returned, OutgoingFile.DRAFT, "v2.txt", "Số liệu mới");
        assertThat(changed.draftVersion()).isEqualTo(2);
        assertThat(office.approved(changed).state()).isEqualTo(OutgoingState.SIGN);
    }

    @Test
    @Requirement("R002-046")
    void aChangeAfterTheApprovalGoesBackToTheOneWhoSigns() {
        Outgoing signed = office.signOnPaper(office.approved(office.draft("QD", "Quyết định điều chỉnh")));
        assertThat(signed.state()).isEqualTo(OutgoingState.NUMBER);

        Outgoing changed = office.addFile(CLERK, signed, OutgoingFile.DRAFT, "sua.txt", "Điều 1 sửa thể thức");

        assertThat(changed.state()).isEqualTo(OutgoingState.APPROVE);
        assertThat(changed.stage().signedAt()).isNull();
        assertThat(changed.stage().approvedHash()).isNull();
        assertThatThrownBy(() -> office.number(changed)).isInstanceOf(ConflictException.class);
        assertThat(office.signOnPaper(office.approve(changed)).state()).isEqualTo(OutgoingState.NUMBER);
    }

    @Test
    @Requirement("R002-046")
    void approvedWordsAreNotChanged() {
        Outgoing approved = office.approved(office.draft("QD", "Quyết định khen thưởng"));

        DraftForm other = Sent.form(DraftForm.class, "subject", "Trích yếu khác", "version", approved.version());

        assertThatThrownBy(() ->
                        office.as(LEADER, () -> office.bean(Drafts.class).change(approved.nodeId(), other)))
                .isInstanceOf(ConflictException.class)
                .satisfies(id("outgoing.error.frozen"));
    }

    @Test
    @Requirement({"R000-038", "R001-037", "R000-039"})
    void nothingIsIssuedUnsigned() {
        Outgoing sealed =
                office.seal(office.number(office.signOnPaper(office.approved(office.draft("QD", "Thiếu bản quét")))));

        assertThatThrownBy(() -> office.issue(sealed)).satisfies(id("outgoing.error.missing-scan"));

        office.settings(Map.of());
        Outgoing scanned = office.scan(sealed);
        assertThatThrownBy(() -> office.issue(scanned)).satisfies(id("outgoing.error.unsigned"));
        office.settings(Map.of("signatureRequired", false));
        assertThat(office.issue(scanned).state()).isEqualTo(OutgoingState.ISSUED);
    }

    @Test
    void onlyTheSignerSignsAndOnlyClerksNumber() {
        Outgoing approved = office.approved(office.draft("QD", "Ai ký"));

        assertThatThrownBy(() -> office.as(
                        HEAD,
                        () -> office.bean(Signing.class)
                                .sign(
                                        approved.nodeId(),
                                        new Signing.SignForm(approved.version(), null, Signing.PAPER, null, null))))
                .isInstanceOf(AccessDeniedException.class);
        Outgoing signed = office.signOnPaper(approved);
        assertThatThrownBy(() -> office.number(LEADER, signed)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> office.number(OTHER, signed)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSecondOfTwoClerksIsTold() {
        Outgoing sealed = office.sealed(office.draft("QD", "Hai văn thư"));
        office.issue(sealed);

        assertThatThrownBy(() -> office.issue(SECOND_CLERK, sealed))
                .isInstanceOf(ConflictException.class)
                .satisfies(id("outgoing.error.changed-meanwhile"));
    }

    @Test
    void aNumberComesBackWhenItsTransactionFails() {
        Outgoing first = office.number(office.signOnPaper(office.approved(office.draft("CTr", "Chương trình một"))));
        Outgoing waiting = office.signOnPaper(office.approved(office.draft("CTr", "Chương trình hai")));

        assertThatThrownBy(() -> office.as(CLERK, () -> {
                    office.bean(Issuing.class)
                            .number(
                                    waiting.nodeId(),
                                    new Issuing.NumberForm(waiting.version(), null, null, null, null));
                    throw new IllegalStateException("the server stops here");
                }))
                .hasMessageContaining("stops here");

        Outgoing again = office.number(waiting);
        assertThat(again.stage().ordinal())
                .isEqualTo(Objects.requireNonNull(first.stage().ordinal()) + 1);
        assertThat(office.bean(OutgoingRegister.class).entries(waiting.nodeId()))
                .hasSize(1);
    }

    @Test
    void aNumberedDocumentIsGivenUpWithAReasonAndItsNumberStaysUsed() {
        Outgoing numbered = office.number(office.signOnPaper(office.approved(office.draft("PA", "Phương án bỏ"))));

        Outgoing voided =
                office.as(CLERK, () -> office.bean(Issuing.class).giveUp(numbered.nodeId(), step(numbered, "Ký nhầm")));

        assertThat(voided.state()).isEqualTo(OutgoingState.VOIDED);
        assertThat(office.bean(OutgoingRegister.class)
                        .givenUp(Objects.requireNonNull(numbered.stage().seriesId())))
                .containsEntry(numbered.stage().ordinal(), "Ký nhầm");
        Outgoing next = office.number(office.signOnPaper(office.approved(office.draft("PA", "Phương án mới"))));
        assertThat(next.stage().ordinal())
                .isEqualTo(Objects.requireNonNull(numbered.stage().ordinal()) + 1);
    }

    @Test
    @Requirement("R001-040")
    void aRequestedReplyNeedsItsWordsAndItsTime() {
        Outgoing draft =
                office.draft(form("CV", "Đề nghị báo cáo", List.of(), null, LocalDate.of(2000, 1, 1)), "Đề nghị");

        assertThatThrownBy(() -> office.submit(draft))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(id("outgoing.error.reply-due"));
    }

    @Test
    @Requirement({"R000-051", "R001-043", "R002-051"})
    void theReplyIsFollowedUntilTheDrafterEndsIt() {
        Outgoing issued = office.issue(office.sealed(
                office.draft(form("CV", "Đề nghị góp ý", List.of(), null, LocalDate.of(2099, 1, 1)), "Đề nghị góp ý")));
        assertThat(issued.stage().number()).matches("\\d{2,}/UBND-VX");

        assertThat(office.seen(DRAFTER, issued).get("actions").toString()).contains("closeReply");
        assertThatThrownBy(() ->
                        office.as(CLERK, () -> office.bean(Processing.class).closeReply(issued.nodeId(), step(issued))))
                .isInstanceOf(AccessDeniedException.class);
        Outgoing closed =
                office.as(DRAFTER, () -> office.bean(Processing.class).closeReply(issued.nodeId(), step(issued)));
        assertThat(closed.stage().replyClosedAt()).isNotNull();
    }

    @Test
    void whatIsMissingIsNamedAtTheSubmission() {
        DraftForm bare = Sent.form(DraftForm.class, "agency", AGENCY, "subject", "Chưa đủ");
        Outgoing draft = office.as(DRAFTER, () -> {
            try (Uploaded none = Uploaded.of(List.of())) {
                return office.bean(Drafts.class).create(bare, none);
            }
        });

        assertThatThrownBy(() -> office.submit(draft))
                .satisfies(e -> assertThat(((VanthuException) e).errors())
                        .extracting(VanthuException.FieldError::field)
                        .contains("typeCode", "signer", "recipients", "file", "submission"));
    }

    @Test
    @Requirement("R004-038")
    void aHeadWhoDraftsAnswersForTheContentBySubmitting() {
        Outgoing draft = office.as(HEAD, () -> {
            try (Uploaded uploaded = office.file("file", "d.txt", "Nội dung")) {
                return office.bean(Drafts.class).create(form("CV", "Trưởng phòng tự soạn"), uploaded);
            }
        });

        Outgoing submitted = office.as(HEAD, () -> office.bean(Processing.class).submit(draft.nodeId(), step(draft)));

        assertThat(submitted.state()).isEqualTo(OutgoingState.FORM_CHECK);
        assertThat(office.bean(OutgoingParts.class).checks(draft.nodeId()))
                .extracting(Check::by)
                .containsExactly(HEAD);
    }

    @Test
    void theWordsOfTwoVersionsAreCompared() {
        Outgoing draft = office.draft(form("QD", "So sánh"), "Dòng một\nDòng hai cũ\nDòng ba");
        Outgoing second = office.addFile(
                DRAFTER, draft, OutgoingFile.DRAFT, "v2.txt", "Dòng một\nDòng hai mới\nDòng ba\nDòng bốn");

        Map<String, Object> comparison =
                office.as(DRAFTER, () -> office.bean(OutgoingReading.class).compare(second.nodeId(), null, null));

        assertThat((List<?>) comparison.get("blocks"))
                .extracting(block -> ((TextDiff.Block) block).kind())
                .containsExactly("equal", "change", "equal", "insert");
    }

    @Test
    @Requirement({"R004-029", "R004-013"})
    void theDrafterAddsTheEditableFileAfterTheIssuing() {
        Outgoing issued = office.issue(office.sealed(office.draft("KH", "Kế hoạch có tệp gốc")));

        assertThat(office.seen(DRAFTER, issued)).containsEntry("originalMissing", true);
        Outgoing changed = office.addFile(DRAFTER, issued, OutgoingFile.ORIGINAL, "goc.txt", "Bản gốc sửa được");

        assertThat(office.seen(DRAFTER, changed)).containsEntry("originalMissing", false);
        assertThat(office.seen(OTHER, changed).get("files").toString()).contains("original");
        assertThatThrownBy(() -> office.addFile(OTHER, changed, OutgoingFile.ORIGINAL, "goc.txt", "x"))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static Consumer<Throwable> id(String msgId) {
        return e -> assertThat(((VanthuException) e).getMsgId()).isEqualTo(msgId);
    }

    private boolean readable(String user, NodeRef node) {
        return office.as(
                user,
                () -> repository
                                .bean("PermissionService", PermissionService.class)
                                .hasPermission(node, PermissionService.READ)
                        == AccessStatus.ALLOWED);
    }

    private static Map<String, Object> withoutNulls(Map<String, ?> map) {
        Map<String, Object> result = new HashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                result.put(key, value);
            }
        });
        return result;
    }
}
