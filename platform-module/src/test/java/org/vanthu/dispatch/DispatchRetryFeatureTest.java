package org.vanthu.dispatch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.directory.DirectoryFixture;
import org.vanthu.dispatch.DispatchViews.DeliveryView;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.exchange.outbox.OutboxWorker;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.outgoing.IssuingFixture;
import org.vanthu.outgoing.IssuingFixture.People;
import org.vanthu.outgoing.IssuingFixture.To;
import org.vanthu.outgoing.Parcels;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A site that does not answer: tried again later and later, until a person decides. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.exchange.max-attempts", value = "3")
@RepositoryProperty(key = "vanthu.exchange.first-pause-seconds", value = "60")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchRetryFeatureTest {

    private static final String SENDER = "H73";
    private static final String RECEIVER = "G73";
    private static final People OFFICE = new People(SENDER, "cv.h73", "tp.h73", "ct.h73", "vt.h73");

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final IssuingFixture issuing;

    DispatchRetryFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        this.issuing = new IssuingFixture(repository);
    }

    @BeforeAll
    void people() {
        AgencyFixture fixture = new AgencyFixture(repository);
        DirectoryFixture directory = new DirectoryFixture(repository);
        site.as("admin", () -> {
            fixture.create(SENDER, "Ủy ban nhân dân tỉnh Gửi", List.of());
            fixture.unit(SENDER, "VX", "Phòng Văn xã");
            fixture.person(SENDER, OFFICE.drafter(), "Nguyễn Văn An", "Chuyên viên", "VX", "specialist");
            fixture.person(SENDER, OFFICE.head(), "Lê Thị Chi", "Trưởng phòng", "VX", "unit-head");
            fixture.person(SENDER, OFFICE.leader(), "Phạm Văn Dũng", "Chủ tịch", null, "leader");
            fixture.person(SENDER, OFFICE.clerk(), "Vũ Thị Hoa", "Văn thư", null, "clerk");
            directory.add(RECEIVER, "Bộ Không trả lời", "peer", "khong-co");
            return null;
        });
    }

    @Test
    @Requirement("R001-042")
    void itIsTriedAgainLaterAndLaterAndFailsAtTheLimitUntilAPersonTriesAgain() {
        String nodeId = sent("Về việc gửi tới nơi không trả lời");
        assertThat(only(nodeId).attempts()).isEqualTo(1);
        assertThat(only(nodeId).words()).contains("khong-co");
        deliver();
        assertThat(only(nodeId).attempts()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(61));
        deliver();
        assertThat(only(nodeId).attempts()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(61));
        deliver();
        assertThat(only(nodeId).attempts()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(61));
        deliver();

        DeliveryView failed = only(nodeId);
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.nextAt()).isNull();
        site.as(
                OFFICE.clerk(),
                () -> repository
                        .bean(Dispatching.class)
                        .retry(Long.parseLong(failed.id()), new ReasonForm(null, null, failed.version())));
        assertThat(only(nodeId).state()).isEqualTo("waiting");
    }

    @Test
    void aPersonGivesUpWithAReasonAndTheDocumentCanBeSentAgain() {
        String nodeId = sent("Về việc thôi gửi");
        DeliveryView waiting = only(nodeId);

        assertThatThrownBy(() -> giveUp(waiting, " ")).isInstanceOf(InvalidInputException.class);
        giveUp(waiting, "Đã gửi bưu điện");
        clock.advance(Duration.ofHours(2));
        deliver();

        DeliveryView given = only(nodeId);
        assertThat(given.state()).isEqualTo("failed");
        assertThat(given.attempts()).isEqualTo(1);
        assertThat(given.events()).anySatisfy(event -> assertThat(event.words()).isEqualTo("Đã gửi bưu điện"));
        assertThat(site.as(
                                OFFICE.clerk(),
                                () -> repository.bean(DispatchViews.class).document(nodeId))
                        .unsent())
                .hasSize(1);
    }

    private void giveUp(DeliveryView delivery, String reason) {
        site.as(
                OFFICE.clerk(),
                () -> repository
                        .bean(Dispatching.class)
                        .giveUp(Long.parseLong(delivery.id()), new ReasonForm(reason, null, delivery.version())));
    }

    private String sent(String subject) {
        String nodeId = issuing.issuedToSend(
                OFFICE, subject, List.of(new To("agency", RECEIVER, "Bộ Không trả lời")), List.of());
        site.as(OFFICE.clerk(), () -> {
            long version = repository.bean(Parcels.class).readable(nodeId).version();
            repository.bean(Dispatching.class).send(nodeId, new SendForm(null, null, version));
            return null;
        });
        deliver();
        return nodeId;
    }

    private void deliver() {
        repository.bean(OutboxWorker.class).work(Duration.ofMinutes(1));
    }

    private DeliveryView only(String nodeId) {
        List<DeliveryView> all = site.as(
                        OFFICE.clerk(),
                        () -> repository.bean(DispatchViews.class).document(nodeId))
                .deliveries();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
