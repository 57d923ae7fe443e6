package org.vanthu.outgoing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.outgoing.OutgoingOffice.CLERK;
import static org.vanthu.outgoing.OutgoingOffice.DRAFTER;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.step;

/** A draft goes the way that the agency laid down for itself. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnProcessFeatureTest {

    private final OutgoingOffice office;

    OwnProcessFeatureTest(EmbeddedRepository repository) {
        this.office = new OutgoingOffice(repository);
    }

    @BeforeAll
    void createOffice() {
        office.create(Map.of("signatureRequired", false));
    }

    @Test
    @Requirement("R001-050")
    void withoutTheStepsThatTheAgencyOmitsADraftGoesStraightToTheSignature() {
        office.settings(
                Map.of("signatureRequired", false, "contentReview", false, "formCheck", false, "approval", false));

        Outgoing submitted = office.submit(office.draft("TB", "Thông báo nghỉ lễ"));

        assertThat(submitted.state()).isEqualTo(OutgoingState.SIGN);
        List<WorkItem> trace = office.bean(Work.class).of(submitted.nodeId());
        assertThat(trace).extracting(WorkItem::step).containsExactly("draft", "formCheck", "approve", "sign");
        assertThat(trace.get(1).comment()).contains("quy trình nội bộ");
        assertThat(trace.get(1).endedBy()).isEqualTo(DRAFTER);
        assertThat(trace.get(3).holder()).isEqualTo(LEADER);
        Outgoing issued = office.issue(office.scan(office.seal(office.number(office.signOnPaper(submitted)))));
        assertThat(issued.state()).isEqualTo(OutgoingState.ISSUED);
    }

    @Test
    @Requirement("R001-050")
    void withoutACheckOfFormTheHeadOfTheUnitPassesItToTheSignerWhoApproves() {
        office.settings(Map.of("signatureRequired", false, "formCheck", false));

        Outgoing reviewed = office.review(office.submit(office.draft("TB", "Thông báo lịch tiếp dân")));

        assertThat(reviewed.state()).isEqualTo(OutgoingState.APPROVE);
        Outgoing approved = office.approve(reviewed);
        assertThat(approved.state()).isEqualTo(OutgoingState.SIGN);
        assertThat(approved.stage().approvedBy()).isEqualTo(LEADER);
    }

    @Test
    @Requirement("R001-050")
    void whereTheAgencyWantsAllStepsNoneIsPassedOver() {
        office.settings(Map.of("signatureRequired", false));

        Outgoing submitted = office.submit(office.draft("TB", "Thông báo tuyển dụng"));
        Outgoing reviewed = office.review(submitted);

        assertThat(submitted.state()).isEqualTo(OutgoingState.REVIEW);
        assertThat(reviewed.state()).isEqualTo(OutgoingState.FORM_CHECK);
        assertThatThrownBy(() -> office.as(
                        LEADER, () -> office.bean(Processing.class).approve(reviewed.nodeId(), step(reviewed))))
                .isInstanceOf(VanthuException.class);
        assertThat(office.bean(Work.class).of(reviewed.nodeId()))
                .last()
                .satisfies(item -> assertThat(item.holder()).contains("clerk"));
        assertThat(office.seen(CLERK, reviewed)).containsEntry("state", "formCheck");
    }
}
