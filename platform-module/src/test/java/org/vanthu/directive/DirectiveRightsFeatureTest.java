package org.vanthu.directive;

import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.vanthu.directive.Province.Form;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.NotFoundException;
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
import static org.vanthu.directive.Province.OTHER_OFFICER;
import static org.vanthu.directive.Province.OUTSIDE;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.SECOND_PEOPLE;
import static org.vanthu.directive.Province.STRANGER;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.named;
import static org.vanthu.directive.Province.reason;
import static org.vanthu.directive.Province.text;
import static org.vanthu.directive.Province.to;
import static org.vanthu.directive.Province.unit;

/** Who sees and does what: other agencies, other units, outside units, officers of others, drafts. */
class DirectiveRightsFeatureTest extends ProvinceFeatureTest {

    DirectiveRightsFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R002-064", "R003-030", "R000-060"})
    void eachSeesItsOwnAndNothingOfOthers() {
        List<LineRow> lines = province.lines(province.given(
                form("Chung", agency(FIRST, DUE), agency(SECOND, DUE)), form("Riêng", agency(SECOND, DUE))));
        lines.forEach(line -> {
            if (line.id() != lines.get(2).id()) {
                province.register(line);
            }
        });
        long first = lines.get(0).id();
        long second = lines.get(2).id();

        assertThat(sees(OFFICER, first)).isTrue();
        assertThat(sees(LEADER, first)).isTrue();
        assertThat(sees(HEAD, first)).as("heads of units of the giver oversee").isTrue();
        assertThat(sees(STRANGER, first))
                .as("a specialist of the giver does not")
                .isFalse();
        assertThat(sees(FIRST_PEOPLE.drafter(), first)).isTrue();
        assertThat(sees(SECOND_PEOPLE.drafter(), first)).isFalse();
        assertThat(sees(FIRST_PEOPLE.leader(), second)).isFalse();
        assertThat(String.valueOf(province.see(FIRST_PEOPLE.drafter(), first).get("siblings")))
                .as("the lead sees who coordinates")
                .contains("Sở Tài chính tỉnh Mẫu");
        assertThat(province.as(
                        FIRST_PEOPLE.drafter(),
                        () -> String.valueOf(province.bean(DocumentViews.class)
                                .of(String.valueOf(province.line(first).place().nodeId())))))
                .contains("Chung")
                .doesNotContain("Riêng");
    }

    @Test
    void whatIsAUnitsIsSeenByThatUnit() {
        LineRow line = province.lines(province.given(form("Việc của phòng", unit("KT", DUE))))
                .get(0);

        assertThat(sees("cv2.h50", line.id())).isTrue();
        assertThat(sees(STRANGER, line.id())).isFalse();
        province.step(HEAD, line.id(), "assign", to("cv2.h50"));
        assertThatThrownBy(() -> province.step(HEAD, line.id(), "reply", new Form()))
                .isInstanceOf(AccessDeniedException.class);
        province.step("cv2.h50", line.id(), "progress", text("Đang làm"));
        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);
        assertConflict("directive.error.nobody-above", () -> {
            province.step(HEAD, line.id(), "take-back", reason("Tự làm"));
            province.step(HEAD, line.id(), "give-back", reason("x"));
        });
    }

    @Test
    @Requirement({"R000-074"})
    void anOutsideUnitReceivesExchangesAndReportsByItself() {
        LineRow line = province.lines(province.given(form("Cấp nước", agency(OUTSIDE, DUE))))
                .get(0);
        String outside = "ngoai.h59";
        assertThat(line.state()).as("nobody registers there").isEqualTo(LineState.REGISTERED);
        assertThat(sees(outside, line.id())).isTrue();
        province.step(outside, line.id(), "accept", new Form());
        province.step(outside, line.id(), "progress", text("Đang lắp đặt"));
        province.step(outside, line.id(), "message", text("Xin số điện thoại"));
        assertInvalid("directive.error.missing-document", () -> province.step(outside, line.id(), "reply", new Form()));
        assertInvalid(
                "directive.error.document-date",
                () -> province.step(
                        outside, line.id(), "reply", new Form().number("7/CTN").date(TODAY.plusDays(1))));

        province.step(outside, line.id(), "reply", new Form().number("7/CTN").date(TODAY));

        assertThat(province.state(line.id())).isEqualTo(LineState.REPORTED);
        assertThatThrownBy(() ->
                        province.as(outside, () -> province.bean(Queue.class).of(OUTSIDE)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R002-099"})
    void forAnExecutorThatIsNotOnTheSiteTheOfficerEntersWhatComesOnPaper() {
        LineRow line = province.lines(province.given(form("Báo cáo quý", named("Cục Thuế tỉnh Mẫu", DUE))))
                .get(0);
        assertThat(line.place().nodeId()).isNull();
        assertThatThrownBy(() -> province.step(OTHER_OFFICER, line.id(), "progress", text("x")))
                .isInstanceOf(AccessDeniedException.class);
        province.step(OFFICER, line.id(), "progress", text("Theo điện thoại: đang làm"));
        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);

        province.step(OFFICER, line.id(), "reply", new Form().number("88/CT").date(TODAY));
        province.step(OFFICER, line.id(), "approve", new Form());

        assertThat(province.line(line.id()).dueState(clock.instant())).isEqualTo("completedInTime");
    }

    @Test
    @Requirement({"R002-065", "R002-066"})
    void aDraftIsWrittenByWhoHasTheTurnAndAfterTheApprovalByThoseWhoFollow() {
        String nodeId = province.draft("Giao việc");
        assertThatThrownBy(() -> province.add(STRANGER, nodeId, form("x", agency(FIRST, DUE))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> province.add(OFFICER, nodeId, form("x", agency(FIRST, DUE))))
                .as("not before the approval")
                .isInstanceOf(AccessDeniedException.class);
        DirectiveRow row = province.add(DRAFTER, nodeId, form("Việc một", agency(FIRST, DUE)));
        assertThatThrownBy(() -> province.as(
                        STRANGER, () -> province.bean(DocumentViews.class).of(nodeId)))
                .isInstanceOf(NotFoundException.class);
        province.issuing.approve(OFFICE, nodeId);
        assertThatThrownBy(() -> change(DRAFTER, row, "Việc khác")).isInstanceOf(AccessDeniedException.class);
        province.check(nodeId);

        change(OFFICER, row, "Việc một, đúng văn bản");

        assertThat(checkState(nodeId)).as("a change after the check opens it").isEqualTo("open");
        province.check(nodeId);
        assertThat(checkState(nodeId)).isEqualTo("checked");
        province.issuing.revise(LEADER, nodeId, "Văn bản khác");
        province.issuing.approveAgain(OFFICE, nodeId);
        assertThat(checkState(nodeId)).as("another file opens it too").isEqualTo("stale");
    }

    @Test
    @Requirement("R003-014")
    void longTermOnesOnlyByTheDecisionOfTheHeadOfTheOffice() {
        String nodeId = province.draft("Giao việc");
        DirectiveForm longTerm = longTerm("Theo dõi thường xuyên", null);
        assertInvalid("directive.error.missing-decision", () -> province.add(DRAFTER, nodeId, longTerm));
        assertThatThrownBy(() ->
                        province.add(DRAFTER, nodeId, longTerm("Theo dõi thường xuyên", "Ý kiến Chánh Văn phòng")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R003-013", "R003-022", "R003-025", "R003-026", "R003-027", "R003-028", "R003-029"})
    void whatIsMissingOrSecretIsRefused() {
        String nodeId = province.draft("Giao việc");
        assertInvalid("directive.error.missing", () -> province.add(DRAFTER, nodeId, form(" ", agency(FIRST, DUE))));
        assertInvalid(
                "directive.error.missing-due", () -> province.add(DRAFTER, nodeId, form("x", agency(FIRST, null))));
        assertInvalid("directive.error.own-agency", () -> province.add(DRAFTER, nodeId, form("x", agency(GIVER, DUE))));
        assertInvalid("directive.error.no-agency", () -> province.add(DRAFTER, nodeId, form("x", agency("H00", DUE))));
        assertInvalid("directive.error.no-unit", () -> province.add(DRAFTER, nodeId, form("x", unit("KHONG", DUE))));
        assertInvalid(
                "directive.error.executor-twice",
                () -> province.add(DRAFTER, nodeId, form("x", agency(FIRST, DUE), agency(FIRST, DUE))));
        assertInvalid(
                "directive.error.due-past",
                () -> province.add(DRAFTER, nodeId, form("x", agency(FIRST, TODAY.minusDays(1)))));
        DirectiveForm secret = new DirectiveForm(
                "x", null, OFFICER, null, null, null, null, null, agency(FIRST, DUE), null, null, "MẬT", null);
        assertInvalid("registry.error.secret", () -> province.add(DRAFTER, nodeId, secret));
    }

    @Test
    @Requirement({"R002-002", "R003-018"})
    void wordsThatBearASecrecyMarkAreRefusedWhereverTheyAreEntered() {
        String copied = "UBND TỈNH MẪU\nTỐI MẬT\nV/v bố trí lực lượng";
        String nodeId = province.draft("Giao việc");
        assertInvalid("registry.error.secret", () -> province.add(DRAFTER, nodeId, form(copied, agency(FIRST, DUE))));
        String secret = province.draft("UBND TỈNH MẪU\nMẬT\nGiao Sở Nội vụ");
        province.add(DRAFTER, secret, form("x", agency(FIRST, DUE)));
        province.issuing.approve(OFFICE, secret);
        assertInvalid("registry.error.secret", () -> province.check(secret));
        LineRow line = province.inProgress(DUE);
        String specialist = FIRST_PEOPLE.drafter();
        assertInvalid("registry.error.secret", () -> province.step(specialist, line.id(), "progress", text(copied)));
        assertInvalid("registry.error.secret", () -> province.step(specialist, line.id(), "message", text(copied)));
        assertInvalid("registry.error.secret", () -> province.step(specialist, line.id(), "return", reason(copied)));
        assertInvalid(
                "registry.error.secret",
                () -> province.step(
                        specialist,
                        line.id(),
                        "difficulty",
                        new Form().member("cause", copied).member("proposal", "x")));
        assertInvalid(
                "registry.error.secret",
                () -> province.step(OFFICER, line.id(), "adjust", reason("x").text(copied)));

        province.step(specialist, line.id(), "progress", text("Bí mật kinh doanh không phải là dấu mật: MẬT"));

        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);
    }

    private static DirectiveForm longTerm(String content, String decision) {
        return new DirectiveForm(
                content, null, OFFICER, null, null, true, decision, null, agency(FIRST, null), null, null, null, null);
    }

    private void change(String user, DirectiveRow row, String content) {
        long version =
                province.bean(DirectiveTable.class).find(row.id()).orElseThrow().version();
        province.as(
                user, () -> province.bean(Drafting.class).change(row.id(), form(content, version, agency(FIRST, DUE))));
    }

    private Object checkState(String nodeId) {
        return province.as(OFFICER, () -> province.bean(DocumentViews.class).of(nodeId))
                .get("checkState");
    }

    private boolean sees(String user, long id) {
        try {
            province.see(user, id);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
