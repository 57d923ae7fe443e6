package org.vanthu.dossier;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.DossierDesk.AGENCY;
import static org.vanthu.dossier.DossierDesk.AN;
import static org.vanthu.dossier.DossierDesk.ARCHIVIST;
import static org.vanthu.dossier.DossierDesk.BINH;
import static org.vanthu.dossier.DossierDesk.CHI;
import static org.vanthu.dossier.DossierDesk.DUNG;
import static org.vanthu.dossier.DossierDesk.LEADER;
import static org.vanthu.dossier.DossierDesk.STRANGER;

/** Dossiers from their opening to their end, and who may do what with them. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class DossierFeatureTest {

    private static DossierDesk desk;

    private final Dossiers dossiers;
    private final DossierOpinions opinions;
    private final DossierEnding ending;
    private final DossierQueries queries;
    private final DocumentLinks links;
    private final NodeService nodeService;
    private final PermissionService permissionService;
    private final AuditTrail audit;

    DossierFeatureTest(EmbeddedRepository repository) {
        this.dossiers = repository.bean(Dossiers.class);
        this.opinions = repository.bean(DossierOpinions.class);
        this.ending = repository.bean(DossierEnding.class);
        this.queries = repository.bean(DossierQueries.class);
        this.links = repository.bean(DocumentLinks.class);
        this.nodeService = repository.bean("nodeService", NodeService.class);
        this.permissionService = repository.bean("permissionService", PermissionService.class);
        this.audit = repository.bean(AuditTrail.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new DossierDesk(repository).create();
    }

    @Test
    @Requirement({"R000-050", "R000-057", "R001-033", "R004-003"})
    void severalIncomingDocumentsAreHandledTogetherInOneDossier() {
        NodeRef first = desk.incoming("Về việc biên chế năm 2027 của xã Một");
        NodeRef second = desk.incoming("Về việc biên chế năm 2027 của xã Hai");

        Dossier dossier = open(AN, null, first, second);

        assertThat(dossier.title()).isEqualTo("Về việc biên chế năm 2027 của xã Một");
        assertThat(dossier.state()).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(dossier.code()).matches("\\d\\d\\.TCCB");
        assertThat(dossier.unit()).isEqualTo("TCCB");
        assertThat(documents(AN, dossier))
                .extracting(item -> item.get("ordinal"))
                .containsExactly(1, 2);
        for (NodeRef document : List.of(first, second)) {
            assertThat(desk.site.as(AN, () -> dossiers.of(document)))
                    .extracting(Dossier::id)
                    .containsExactly(dossier.id());
        }
        assertThat(desk.site.as(
                        "admin",
                        () -> nodeService.getTargetAssocs(DossierNodes.ref(dossier.id()), DossierModel.ASSOC_CONTAINS)))
                .extracting(AssociationRef::getTargetRef)
                .containsExactlyInAnyOrder(first, second);
        assertThat(desk.site.as("admin", () -> audit.of(dossier.id())))
                .extracting(AuditRow::action)
                .containsExactly("dossier.open", "dossier.add", "dossier.add");
    }

    @Test
    @Requirement({"R000-055", "R001-005"})
    void aDossierIsOpenedFromNothingAndIsInProgressWithItsFirstDocument() {
        Dossier dossier = open(AN, "Quy chế làm việc của phòng");
        assertThat(dossier.state()).isEqualTo(DossierState.OPEN);

        NodeRef document = desk.incoming("Về việc góp ý quy chế");
        add(AN, dossier, document);

        assertThat(get(AN, dossier).state()).isEqualTo(DossierState.IN_PROGRESS);
        assertThatThrownBy(() -> open(AN, " "))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.missing-title");
    }

    @Test
    @Requirement("R001-005")
    void aDossierBelongsToAPersonOrToAUnitWhoseMembersWorkOnItTogether() {
        Dossier personal = open(AN, "Của cá nhân");
        Dossier ofUnit = desk.site.as(
                AN,
                () -> dossiers.open(
                        new NewDossier(AGENCY, "Của phòng", null, "unit", null, "10 năm", null, null, List.of())));

        assertThat(may(BINH, personal)).isFalse();
        assertThat(may(BINH, ofUnit)).isTrue();
        add(BINH, ofUnit, desk.incoming("Về việc phòng cùng làm"));
        assertThat(may(DUNG, ofUnit)).isFalse();
        assertThatThrownBy(() -> desk.site.as(
                        AN,
                        () -> dossiers.open(new NewDossier(
                                AGENCY, "Của phòng khác", null, "unit", "VX", null, null, null, List.of()))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.unit");
    }

    @Test
    void archivistsSeeEndedDossiersOfTheirAgencyAndNothingOfThoseWorkedOn() {
        Dossier running = open(AN, "Đang làm", desk.incoming("Về việc đang làm"));
        Dossier ended = open(AN, "Đã xong", desk.incoming("Về việc đã xong"));
        end(AN, ended, "10 năm", true);

        assertThat(may(ARCHIVIST, running)).isFalse();
        assertThat(may(ARCHIVIST, ended)).isTrue();
        assertThat(desk.site
                        .as(ARCHIVIST, () -> queries.list(filter("agency"), Keyset.parse(null, "500")))
                        .items())
                .extracting(DossierQueries.Row::id)
                .contains(ended.id())
                .doesNotContain(running.id());
        assertThat(desk.site.as(ARCHIVIST, () -> queries.details(ended.id())).get("actions"))
                .isEqualTo(List.of());
        assertThat(mayReadNode(ARCHIVIST, ended)).isTrue();
        assertThat(mayReadNode(ARCHIVIST, running)).isFalse();
        as(LEADER, () -> ending.reopen(ended.id(), "Bổ sung", get(LEADER, ended).version()));
        assertThat(may(ARCHIVIST, ended)).isFalse();
        assertThat(mayReadNode(ARCHIVIST, ended)).isFalse();
    }

    @Test
    void oneDocumentIsInSeveralDossiersWithoutACopy() {
        NodeRef document = desk.incoming("Về việc liên quan hai hồ sơ");
        NodeRef folder = desk.site.as(
                "admin", () -> nodeService.getPrimaryParent(document).getParentRef());
        Dossier one = open(AN, "Một", document);
        Dossier two = open(DUNG, "Hai", document);

        assertThat(desk.site.as(LEADER, () -> dossiers.of(document)))
                .extracting(Dossier::id)
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(desk.site.as(AN, () -> dossiers.of(document)))
                .extracting(Dossier::id)
                .containsExactly(one.id());
        assertThat(desk.site.as(
                        "admin", () -> nodeService.getPrimaryParent(document).getParentRef()))
                .isEqualTo(folder);
        add(AN, one, document);
        assertThat(documents(AN, one)).hasSize(1);
    }

    @Test
    void documentsAreOrderedAndTakenOutWithAReasonAndStay() {
        NodeRef a = desk.incoming("Về việc a");
        NodeRef b = desk.incoming("Về việc b");
        NodeRef c = desk.incoming("Về việc c");
        Dossier dossier = open(AN, "Xếp lại", a, b, c);

        as(
                AN,
                () -> dossiers.order(
                        dossier.id(),
                        List.of(c.getId(), a.getId(), b.getId()),
                        get(AN, dossier).version()));
        assertThat(ids(AN, dossier)).containsExactly(c.getId(), a.getId(), b.getId());
        assertThatThrownBy(() -> as(
                        AN,
                        () -> dossiers.remove(
                                dossier.id(), a.getId(), " ", get(AN, dossier).version())))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.missing-reason");
        as(
                AN,
                () -> dossiers.remove(
                        dossier.id(), a.getId(), "xếp nhầm", get(AN, dossier).version()));

        assertThat(ids(AN, dossier)).containsExactly(c.getId(), b.getId());
        assertThat(documents(AN, dossier))
                .extracting(item -> item.get("ordinal"))
                .containsExactly(1, 2);
        assertThat(desk.site.as("admin", () -> nodeService.exists(a))).isTrue();
        assertThat(desk.site.as(
                        "admin",
                        () -> nodeService.getTargetAssocs(DossierNodes.ref(dossier.id()), DossierModel.ASSOC_CONTAINS)))
                .hasSize(2);
    }

    @Test
    void whoSawAnOlderVersionIsTold() {
        Dossier dossier = open(AN, "Hai người sửa", desk.incoming("Về việc x"));
        long seen = get(AN, dossier).version();
        add(AN, dossier, desk.incoming("Về việc y"));

        assertThatThrownBy(() -> as(
                        CHI,
                        () -> dossiers.change(
                                dossier.id(),
                                new Dossiers.DossierForm(null, "Tên khác", null, null, null, null, seen))))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.changed-meanwhile");
    }

    @Test
    @Requirement({"R000-050", "R004-031"})
    void opinionsOfOthersAreAskedAndGivenInside() {
        NodeRef document = desk.incoming("Về việc cần ý kiến phòng Văn xã");
        Dossier dossier = open(AN, null, document);
        assertThat(may(DUNG, dossier)).isFalse();

        as(
                AN,
                () -> opinions.ask(
                        dossier.id(),
                        new DossierOpinions.AskForm(
                                List.of(DUNG), "Đề nghị cho ý kiến", LocalDate.of(2026, 12, 1), document.getId())));

        assertThat(may(DUNG, dossier)).isTrue();
        assertThat(desk.site.as(DUNG, () -> opinions.countAsked(AGENCY, DUNG))).isEqualTo(1);
        assertThat(desk.site
                        .as(DUNG, () -> queries.list(filter("asked"), new Keyset(List.of(), 50)))
                        .items())
                .extracting(DossierQueries.Row::id)
                .containsExactly(dossier.id());
        String id = opinions.of(dossier.id()).get(0).id();
        assertThatThrownBy(() -> as(AN, () -> opinions.answer(id, "tự trả lời")))
                .isInstanceOf(AccessDeniedException.class);
        as(DUNG, () -> opinions.answer(id, "Nhất trí, bổ sung căn cứ"));
        assertThatThrownBy(() -> as(DUNG, () -> opinions.answer(id, "lần hai")))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.answered");
        assertThatThrownBy(() -> as(DUNG, () -> opinions.note(dossier.id(), "ghi chú", null)))
                .isInstanceOf(AccessDeniedException.class);

        as(AN, () -> opinions.note(dossier.id(), "Chỉ đạo mới của lãnh đạo: trình trước ngày 01/12", null));
        assertThat(opinions.of(dossier.id()))
                .extracting(DossierOpinions.Opinion::kind)
                .containsExactly("question", "note");
        assertThat(opinions.of(dossier.id()).get(0).answer()).isEqualTo("Nhất trí, bổ sung căn cứ");
    }

    @Test
    void anUnansweredQuestionStandsAgainstTheEndUntilItIsWithdrawn() {
        Dossier dossier = open(AN, "Chờ ý kiến", desk.incoming("Về việc chờ ý kiến"));
        as(AN, () -> opinions.ask(dossier.id(), new DossierOpinions.AskForm(List.of(BINH), "Ý kiến?", null, null)));

        assertThatThrownBy(() -> end(AN, dossier, "5 năm", true))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.cannot-end");
        String id = opinions.of(dossier.id()).get(0).id();
        as(AN, () -> opinions.withdraw(id, "không cần nữa"));
        assertThatThrownBy(() -> end(AN, dossier, "5 năm", false))
                .as("the document in it is still being processed")
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.look-first");
        end(AN, dossier, "5 năm", true);

        Dossier ended = get(AN, dossier);
        assertThat(ended.state()).isEqualTo(DossierState.ENDED);
        assertThat(ended.retention()).isEqualTo("5 năm");
        assertThat(ended.endedBy()).isEqualTo(AN);
        assertThatThrownBy(() -> add(AN, dossier, desk.incoming("Về việc đến muộn")))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.ended");
    }

    @Test
    void theRetentionPeriodIsDeterminedAtTheEndAndAnEmptyDossierIsPointedOut() {
        Dossier dossier = open(AN, "Không có gì");

        assertThatThrownBy(() -> end(AN, dossier, null, true))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.missing-retention");
        assertThatThrownBy(() -> end(AN, dossier, "5 năm", false))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.look-first");
        end(AN, dossier, "5 năm", true);

        assertThat(get(AN, dossier).state()).isEqualTo(DossierState.ENDED);
        Dossier seen = get(LEADER, dossier);
        assertThatThrownBy(() -> as(BINH, () -> ending.reopen(dossier.id(), "lý do", seen.version())))
                .isInstanceOf(AccessDeniedException.class);
        as(LEADER, () -> ending.reopen(dossier.id(), "phát sinh văn bản mới", seen.version()));
        assertThat(get(AN, dossier).state()).isEqualTo(DossierState.OPEN);
    }

    @Test
    @Requirement("R000-051")
    void aReplyIsAwaitedUntilTheDossierIsEndedAndNotBefore() {
        NodeRef issued = desk.incoming("Về việc đề nghị báo cáo");
        Dossier dossier = open(AN, "Theo dõi hồi báo", issued);
        as(AN, () -> dossiers.awaitReply(dossier.id(), issued, LocalDate.of(2026, 12, 15), true));

        add(AN, dossier, desk.incoming("Về việc báo cáo theo đề nghị"));
        assertThat(row(AN, dossier).openReplies()).isEqualTo(1);
        assertThat(row(AN, dossier).replyDue()).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThatThrownBy(() -> as(
                        AN,
                        () -> dossiers.remove(
                                dossier.id(),
                                issued.getId(),
                                "bỏ ra",
                                get(AN, dossier).version())))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.reply-awaited");

        end(AN, dossier, "10 năm", true);
        assertThat(row(AN, dossier).openReplies()).isZero();
        as(
                CHI,
                () -> ending.reopen(
                        dossier.id(), "còn thiếu báo cáo", get(CHI, dossier).version()));
        assertThat(row(AN, dossier).openReplies()).isEqualTo(1);
    }

    @Test
    @Requirement({"R000-058", "R001-033", "R004-031"})
    void linkedDocumentsAreSeenFromBothPages() {
        NodeRef incoming = desk.incoming("Về việc đề nghị hướng dẫn");
        NodeRef other = desk.incoming("Về việc đề nghị hướng dẫn (lần hai)");
        NodeRef answer = desk.incoming("Về việc trả lời");

        as(AN, () -> links.link(AGENCY, answer, incoming, DocumentLinks.Kind.ANSWERS, "trả lời chung"));
        as(AN, () -> links.link(AGENCY, answer, other, DocumentLinks.Kind.ANSWERS, null));
        as(AN, () -> links.link(AGENCY, answer, other, DocumentLinks.Kind.ANSWERS, null));

        assertThat(desk.site.as(DUNG, () -> links.of(incoming)))
                .extracting(DocumentLinks.Link::from)
                .containsExactly(answer.getId());
        assertThat(desk.site.as(DUNG, () -> links.of(answer)))
                .extracting(DocumentLinks.Link::to)
                .containsExactlyInAnyOrder(incoming.getId(), other.getId());
        String id = desk.site.as(DUNG, () -> links.of(incoming)).get(0).id();
        assertThatThrownBy(() -> as(DUNG, () -> links.unlink(id))).isInstanceOf(AccessDeniedException.class);
        as(AN, () -> links.unlink(id));
        assertThat(desk.site.as(AN, () -> links.of(incoming))).isEmpty();
    }

    @Test
    @Requirement("R000-018")
    void aDossierTellsNothingOfADocumentThatThePersonMayNotSee() {
        NodeRef draft = desk.incoming("Dự thảo kín");
        Dossier dossier = open(AN, "Có dự thảo", draft);
        as(
                AN,
                () -> dossiers.setPeople(
                        dossier.id(),
                        List.of(new Dossiers.PersonForm(DUNG, "contribute")),
                        get(AN, dossier).version()));
        as("admin", () -> {
            permissionService.setInheritParentPermissions(draft, false);
            permissionService.setPermission(draft, AN, PermissionService.CONSUMER, true);
        });

        assertThat(facts(AN, dossier).subject()).isEqualTo("Dự thảo kín");
        assertThat(facts(DUNG, dossier).kind()).isEqualTo("closed");
        assertThat(desk.site.as(DUNG, () -> queries.details(dossier.id()).toString()))
                .doesNotContain("Dự thảo kín");
        assertThat(desk.site.as(DUNG, () -> queries.history(dossier.id()).toString()))
                .doesNotContain("Dự thảo kín");
        assertThatThrownBy(() -> open(DUNG, "Của tôi", draft)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> as(
                        DUNG,
                        () -> links.link(AGENCY, draft, desk.incoming("Về việc z"), DocumentLinks.Kind.RELATED, null)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void nobodyElseSeesADossierNorItsNode() {
        Dossier dossier = open(AN, "Kín", desk.incoming("Về việc kín"));
        NodeRef node = DossierNodes.ref(dossier.id());

        assertThat(may(CHI, dossier)).isTrue();
        assertThat(may(LEADER, dossier)).isTrue();
        for (String user : List.of(BINH, DUNG, DossierDesk.CLERK, STRANGER, "admin")) {
            assertThat(may(user, dossier)).as(user).isFalse();
        }
        for (String user : List.of(BINH, DUNG, STRANGER)) {
            assertThat(desk.site.as(user, () -> permissionService.hasPermission(node, PermissionService.READ)))
                    .as(user)
                    .isEqualTo(org.alfresco.service.cmr.security.AccessStatus.DENIED);
        }
        assertThat(desk.site
                        .as(DUNG, () -> queries.list(filter("agency"), new Keyset(List.of(), 50)))
                        .items())
                .extracting(DossierQueries.Row::id)
                .doesNotContain(dossier.id());
        assertThatThrownBy(() -> add(LEADER, dossier, desk.incoming("Về việc lãnh đạo xem")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.site.as(
                        TestSite.user(AGENCY, "archivist"), () -> dossiers.open(NewDossier.of(AGENCY, "x", List.of()))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void documentsOfAnotherAgencyAndFoldersAreRefused() {
        Dossier dossier = open(AN, "Không nhận");
        NodeRef folder = DossierNodes.ref(dossier.id());

        assertThatThrownBy(() -> add(AN, dossier, folder)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> desk.site.as(STRANGER, () -> dossiers.open(NewDossier.of(AGENCY, "x", List.of()))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.site.as(
                        STRANGER,
                        () -> dossiers.open(NewDossier.of(
                                TestSite.OTHER_AGENCY,
                                "x",
                                List.of(desk.incoming("Về việc của H99").getId())))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void codesAreUniqueInTheYearAndGivenOnesArePassedOver() {
        Dossier first = open(AN, "Số tự động");
        int number = Integer.parseInt(first.code().substring(0, 2));
        String byHand = String.format("%02d.TCCB", number + 1);
        desk.site.as(
                AN,
                () -> dossiers.open(new NewDossier(AGENCY, "Số tự đặt", byHand, null, null, null, null, null, null)));

        assertThat(open(AN, "Số kế tiếp").code()).isEqualTo(String.format("%02d.TCCB", number + 2));
        assertThatThrownBy(() -> desk.site.as(
                        AN,
                        () -> dossiers.open(
                                new NewDossier(AGENCY, "Trùng", byHand, null, null, null, null, null, null))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.code-taken");
    }

    @Test
    void theNodeKeepsUpWithTheRow() {
        Dossier dossier = open(AN, "Trên nút", desk.incoming("Về việc nút"));
        end(AN, dossier, "Vĩnh viễn", true);
        NodeRef node = DossierNodes.ref(dossier.id());

        Map<QName, Serializable> properties = desk.site.as("admin", () -> nodeService.getProperties(node));
        assertThat(desk.site.as("admin", () -> nodeService.getType(node))).isEqualTo(DossierModel.TYPE_DOSSIER);
        assertThat(properties)
                .containsEntry(ContentModel.PROP_TITLE, "Trên nút")
                .containsEntry(DossierModel.PROP_STATE, DossierState.ENDED)
                .containsEntry(DossierModel.PROP_RETENTION, "Vĩnh viễn")
                .containsKey(DossierModel.PROP_ENDED_AT);
    }

    private Dossier open(String user, String title, NodeRef... documents) {
        return desk.site.as(
                user,
                () -> dossiers.open(NewDossier.of(
                        AGENCY,
                        title,
                        List.of(documents).stream().map(NodeRef::getId).toList())));
    }

    private void add(String user, Dossier dossier, NodeRef document) {
        as(user, () -> dossiers.add(dossier.id(), document));
    }

    private void end(String user, Dossier dossier, String retention, boolean anyway) {
        as(
                user,
                () -> ending.end(
                        dossier.id(),
                        new DossierEnding.EndForm(
                                retention, null, anyway, get(user, dossier).version())));
    }

    private Dossier get(String user, Dossier dossier) {
        return desk.site.as(user, () -> dossiers.get(dossier.id()));
    }

    private boolean may(String user, Dossier dossier) {
        try {
            get(user, dossier);
            return true;
        } catch (AccessDeniedException e) {
            return false;
        }
    }

    private boolean mayReadNode(String user, Dossier dossier) {
        return desk.site.as(
                        user,
                        () -> permissionService.hasPermission(DossierNodes.ref(dossier.id()), PermissionService.READ))
                == AccessStatus.ALLOWED;
    }

    private DossierQueries.Row row(String user, Dossier dossier) {
        return (DossierQueries.Row)
                desk.site.as(user, () -> queries.details(dossier.id())).get("dossier");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> documents(String user, Dossier dossier) {
        return (List<Map<String, Object>>)
                desk.site.as(user, () -> queries.details(dossier.id())).get("documents");
    }

    private DocumentFacts.Facts facts(String user, Dossier dossier) {
        return (DocumentFacts.Facts) documents(user, dossier).get(0).get("document");
    }

    private List<String> ids(String user, Dossier dossier) {
        return documents(user, dossier).stream()
                .map(item -> ((DocumentFacts.Facts) item.get("document")).nodeId())
                .toList();
    }

    private static DossierQueries.Filter filter(String scope) {
        return new DossierQueries.Filter(
                AGENCY,
                scope,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                false);
    }

    private static void as(String user, Runnable work) {
        desk.site.as(user, () -> {
            work.run();
            return null;
        });
    }
}
