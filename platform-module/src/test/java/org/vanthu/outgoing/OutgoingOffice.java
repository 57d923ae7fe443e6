package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Sent;

/** An office for tests: a unit with head and drafter, a leader, two clerks; and what they do with documents. */
final class OutgoingOffice {

    static final String AGENCY = "H77";
    static final String DRAFTER = "an.cv";
    static final String OTHER = "binh.cv";
    static final String HEAD = "chi.tp";
    static final String LEADER = "dung.ld";
    static final String DELEGATE = "giang.tk";
    static final String CLERK = "hoa.vt";
    static final String SECOND_CLERK = "khanh.vt";

    private final EmbeddedRepository repository;
    private final TestSite site;
    private final OutgoingSteps steps;

    OutgoingOffice(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.steps = new OutgoingSteps(repository);
    }

    OutgoingOffice create(Map<String, Object> settings) {
        AgencyFixture fixture = new AgencyFixture(repository);
        as("admin", () -> {
            fixture.create(AGENCY, "Ủy ban nhân dân tỉnh Mẫu", List.of());
            fixture.settings(AGENCY, Map.of("outgoing", settings));
            fixture.unit(AGENCY, "VX", "Phòng Văn xã");
            fixture.person(AGENCY, DRAFTER, "Nguyễn Văn An", "Chuyên viên", "VX", "specialist");
            fixture.person(AGENCY, OTHER, "Trần Thị Bình", "Chuyên viên", "VX", "specialist");
            fixture.person(AGENCY, HEAD, "Lê Thị Chi", "Trưởng phòng", "VX", "unit-head");
            fixture.person(AGENCY, LEADER, "Phạm Văn Dũng", "Phó Chủ tịch", null, "leader");
            fixture.person(AGENCY, DELEGATE, "Đỗ Thu Giang", "Thư ký", null, "delegate");
            fixture.person(AGENCY, CLERK, "Vũ Thị Hoa", "Văn thư", null, "clerk");
            fixture.person(AGENCY, SECOND_CLERK, "Bùi Văn Khánh", "Văn thư", null, "clerk");
            return null;
        });
        return this;
    }

    void settings(Map<String, Object> settings) {
        as("admin", () -> {
            new AgencyFixture(repository).settings(AGENCY, Map.of("outgoing", settings));
            return null;
        });
    }

    <T> T as(String user, Callable<T> work) {
        return site.as(user, work);
    }

    <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    static DraftForm form(String typeCode, String subject) {
        return form(typeCode, subject, List.of(), null, null);
    }

    static DraftForm form(
            String typeCode,
            String subject,
            List<DraftForm.LinkForm> links,
            @Nullable String mode,
            @Nullable LocalDate replyDue) {
        return Sent.form(
                DraftForm.class,
                "agency",
                AGENCY,
                "typeCode",
                typeCode,
                "subject",
                subject,
                "urgency",
                0,
                "signer",
                LEADER,
                "competence",
                "KT.",
                "submission",
                "Kính trình lãnh đạo xem xét, ký ban hành.",
                "mode",
                mode,
                "replyRequested",
                replyDue == null ? null : Boolean.TRUE,
                "replyDue",
                replyDue,
                "replyNote",
                replyDue == null ? null : "Báo cáo kết quả thực hiện",
                "copies",
                5,
                "recipients",
                List.of(
                        new DraftForm.RecipientForm("unit", "VX", "Phòng Văn xã", "action", 1, null),
                        new DraftForm.RecipientForm("other", null, "Sở Nội vụ", "know", 1, null)),
                "links",
                links);
    }

    Outgoing draft(String typeCode, String subject) {
        return draft(form(typeCode, subject), "Điều 1. Giao biên chế.\nĐiều 2. Hiệu lực.");
    }

    Outgoing draft(DraftForm form, String text) {
        return steps.draft(DRAFTER, form, text);
    }

    /** A file as a form brings it. */
    Uploaded file(String field, String name, String text) {
        return OutgoingSteps.file(field, name, text);
    }

    static StepForm step(Outgoing document) {
        return step(document, null);
    }

    static StepForm step(Outgoing document, @Nullable String comment) {
        return OutgoingSteps.step(document, comment);
    }

    Outgoing submit(Outgoing document) {
        return steps.submit(DRAFTER, document);
    }

    Outgoing review(Outgoing document) {
        return steps.review(HEAD, document);
    }

    Outgoing checkForm(Outgoing document) {
        return steps.checkForm(CLERK, document);
    }

    Outgoing approve(Outgoing document) {
        return steps.approve(LEADER, document);
    }

    Outgoing signOnPaper(Outgoing document) {
        return steps.signOnPaper(LEADER, document);
    }

    Outgoing number(Outgoing document) {
        return number(CLERK, document);
    }

    Outgoing number(String clerk, Outgoing document) {
        return steps.number(clerk, document);
    }

    Outgoing seal(Outgoing document) {
        return steps.seal(CLERK, document);
    }

    Outgoing scan(Outgoing document) {
        return steps.scan(CLERK, document);
    }

    Outgoing issue(Outgoing document) {
        return issue(CLERK, document);
    }

    Outgoing issue(String clerk, Outgoing document) {
        return steps.issue(clerk, document);
    }

    Outgoing addFile(String user, Outgoing document, String kind, String name, String text) {
        return steps.addFile(user, document, kind, name, text);
    }

    Outgoing approved(Outgoing document) {
        return approve(checkForm(review(submit(document))));
    }

    Outgoing sealed(Outgoing document) {
        return scan(seal(number(signOnPaper(approved(document)))));
    }

    /** The document as the person sees it. */
    Map<String, @Nullable Object> seen(String user, Outgoing document) {
        return as(user, () -> bean(OutgoingViews.class).document(document.nodeId()));
    }
}
