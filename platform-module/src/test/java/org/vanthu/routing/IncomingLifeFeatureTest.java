package org.vanthu.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.delegation.Acting;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.organization.Role;
import org.vanthu.registry.DocumentVoiding;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.SecretDocuments;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.Holders;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.routing.Office.CLERK;
import static org.vanthu.routing.Office.COLLEAGUE;
import static org.vanthu.routing.Office.LEADER;
import static org.vanthu.routing.Office.OTHER;
import static org.vanthu.routing.Office.SPECIALIST;
import static org.vanthu.routing.Office.direction;
import static org.vanthu.routing.Office.step;
import static org.vanthu.routing.Office.to;

/** What happens to the processing from outside: two at once, many at once, before the registration, its withdrawal. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class IncomingLifeFeatureTest {

    private static Office office;

    private final EmbeddedRepository repository;
    private final RegistryService registry;
    private final Work work;

    IncomingLifeFeatureTest(EmbeddedRepository repository, RegistryService registry, Work work) {
        this.repository = repository;
        this.registry = registry;
        this.work = work;
    }

    @BeforeAll
    static void createOffice(EmbeddedRepository repository) {
        office = new Office(repository).create();
    }

    @Test
    @Requirement("R000-011")
    void ofTwoWhoTakeOneStepAtOnceOneWinsAndTheOtherIsToldWhoDidWhat() throws Exception {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<String> file = () -> outcome(
                both, () -> office.as(SPECIALIST, () -> office.handling().file(item.id(), step(item.version(), ""))));
        Callable<String> takeBack = () -> outcome(
                both,
                () -> office.as(LEADER, () -> office.handling().takeBack(item.id(), step(item.version(), "giao lại"))));

        List<String> outcomes = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<String> result : threads.invokeAll(List.of(file, takeBack))) {
                outcomes.add(result.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes).containsExactlyInAnyOrder("done", "work.error.done-meanwhile");
        assertThat(work.of(nodeId).stream().filter(WorkItem::isRunning).count())
                .isEqualTo(outcomes.get(0).equals("done") ? 0 : 1);
    }

    private static String outcome(CyclicBarrier both, Callable<?> act) throws Exception {
        both.await();
        try {
            act.call();
            return "done";
        } catch (ConflictException e) {
            return e.getMsgId();
        }
    }

    @Test
    @Requirement({"R000-070", "R001-028"})
    void aDirectionForManySucceedsForEachByItself() {
        List<DirectionForm.Item> items = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String nodeId = office.register();
            documents.add(nodeId);
            WorkItem item = office.item(nodeId, "");
            items.add(new DirectionForm.Item(String.valueOf(item.id()), item.version()));
        }
        WorkItem gone = office.item(documents.get(1), "");
        office.as(LEADER, () -> office.handling().file(gone.id(), step(gone.version(), "")));
        items.add(new DirectionForm.Item("12345", 1L));
        DirectionForm one = direction(SPECIALIST, 0);
        DirectionForm form =
                new DirectionForm(items, one.lead(), null, null, null, one.text(), null, null, null, null, null, null);

        BulkDirecting.Results results =
                office.as(LEADER, () -> repository.bean(BulkDirecting.class).direct(form));

        assertThat(results.items()).extracting(BulkDirecting.Result::status).containsExactly(200, 409, 200, 404);
        assertThat(results.items().get(1).message()).contains("leader");
        assertThat(office.state(documents.get(0))).isEqualTo("inProgress");
        assertThat(office.state(documents.get(1))).isEqualTo("filed");
        assertThat(office.state(documents.get(2))).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R000-033", "R000-034"})
    void whatWaitedForDirectionBeginsWithThatDirection() {
        NodeRef document = office.as(
                CLERK,
                () -> registry.registerIncoming(TestSite.awaiting("901/TTr-SNV"))
                        .nodeRef());
        assertThat(office.state(document.getId())).isEqualTo("awaitingDirection");
        assertThat(office.running(document.getId())).isEmpty();

        office.as(
                CLERK,
                () -> registry.registerDirected(document, null, "Nguyễn Thị leader", "Giao phòng Văn xã", Map.of()));

        WorkItem item = office.item(document.getId(), "");
        assertThat(item.holder()).isEqualTo(LEADER);
        assertThat(item.instruction()).isEqualTo("Giao phòng Văn xã");
        assertThat(office.see(LEADER, document.getId()).records())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).isEqualTo("Giao phòng Văn xã"));
    }

    @Test
    void aWithdrawnRegistrationTakesTheWorkFromEverybody() {
        String nodeId = office.register();
        office.direct(nodeId, SPECIALIST, OTHER);

        office.as(CLERK, () -> DocumentVoiding.voidDocument(repository, Office.ref(nodeId), "gửi nhầm"));

        assertThat(office.state(nodeId)).isEqualTo("recalled");
        assertThat(office.running(nodeId)).isEmpty();
        assertThat(work.of(nodeId)).extracting(WorkItem::outcome).contains("recalled");
        assertThatThrownBy(() -> office.as(CLERK, () -> {
                    office.rerouting().reopen(nodeId, office.change(nodeId, null, null, null));
                    return null;
                }))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aSecretDocumentLeavesNoWordsInTheTraceAndCannotBeActedOnMeanwhile() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");
        SecretDocuments secret = repository.bean(SecretDocuments.class);
        office.as(CLERK, () -> secret.flag(Office.ref(nodeId), "có dấu mật"));

        assertThatThrownBy(() -> office.as(
                        SPECIALIST, () -> office.handling().report(item.id(), step(item.version(), "tiến độ"))))
                .isInstanceOf(AccessDeniedException.class);
        office.as(CLERK, () -> secret.purge(Office.ref(nodeId), "văn bản mật"));

        assertThat(work.of(nodeId)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.title()).isEqualTo("-");
            assertThat(one.instruction()).isEmpty();
            assertThat(one.isRunning()).isFalse();
        });
        assertThat(repository.bean(RoutingRecords.class).of(nodeId))
                .allSatisfy(one -> assertThat(one.text()).isEqualTo("-"));
    }

    @Test
    @Requirement({"R000-058"})
    void anAnswerIsNamedOnADocumentThatHadEndedAndChangesNothingElse() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");
        office.as(SPECIALIST, () -> office.handling().decline(item.id(), step(item.version(), "lý do")));

        office.as(CLERK, () -> {
            IncomingProcessing processing = repository.bean(IncomingProcessing.class);
            processing.answered(Office.ref(nodeId), Office.ref("answer-1"), "5/UBND", Acting.self(CLERK));
            processing.answered(Office.ref(nodeId), Office.ref("answer-1"), "5/UBND", Acting.self(CLERK));
            return null;
        });

        Processing seen = office.see(CLERK, nodeId);
        assertThat(seen.state()).isEqualTo("declined");
        assertThat(seen.answeredBy()).hasSize(1);
    }

    @Test
    @Requirement({"R001-027", "R000-069"})
    void whereSeveralLeadersDirectWhicheverTakesItDoes() {
        office.as("admin", () -> {
            new AgencyFixture(repository).create("H95", "Sở Mẫu", List.of("clerk", "leader", "specialist"));
            new AgencyFixture(repository).unit("H95", "P1", "Phòng Một");
            new AgencyFixture(repository).member("H95", "P1", "pho.h95", "leader");
            return null;
        });
        Directors directors = repository.bean(Directors.class);

        assertThat(office.as("admin", () -> directors.of("H95"))).isEqualTo(Holders.role(Role.LEADER));
        assertThat(office.as("admin", () -> directors.named("H95", "Trần Văn pho.h95")))
                .isEqualTo("pho.h95");
        assertThat(directors.directs("H95", Holders.role(Role.LEADER), "pho.h95"))
                .isTrue();
        assertThat(directors.directs("H95", Holders.role(Role.LEADER), "specialist.h95"))
                .isFalse();
    }

    @Test
    @Requirement("R000-020")
    void whoIsNoReaderSeesNothingAndWhoHoldsNothingMovesNothing() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");

        assertThatThrownBy(() -> office.see(TestSite.user("H99", "external"), nodeId))
                .isInstanceOf(AccessDeniedException.class);
        for (String somebody : List.of(COLLEAGUE, CLERK, LEADER)) {
            assertThatThrownBy(() -> office.as(
                            somebody, () -> office.handling().forward(item.id(), step(item.version(), "", to(OTHER)))))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void targetsAreFoundWithoutToneMarks() {
        Targets targets = repository.bean(Targets.class);

        List<Targets.Choice> found = office.as(LEADER, () -> targets.find("H99", "van xa", java.util.Optional.empty()));

        assertThat(found).extracting(Targets.Choice::code).contains("VX");
        assertThat(office.as(LEADER, () -> targets.find("H99", "", java.util.Optional.of("VX"))))
                .extracting(Targets.Choice::code)
                .contains(SPECIALIST)
                .doesNotContain(OTHER);
    }
}
