package org.vanthu.reminder;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.service.cmr.workflow.WorkflowService;
import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadlines;
import org.vanthu.delegation.Acting;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** Agency H99 with unit VX (head.vx, an.vx, binh.vx) and unit TC (head.tc), and work in their hands. */
final class ReminderSite {

    static final String AGENCY = TestSite.AGENCY;
    static final String LEADER = TestSite.user(AGENCY, "leader");
    static final String CLERK = TestSite.user(AGENCY, "clerk");

    private static final String LOOP = "/org/vanthu/work/loop.bpmn20.xml";
    private static final AtomicInteger DOCUMENTS = new AtomicInteger();

    final TestSite site;
    private final Work work;
    private final Deadlines deadlines;
    private final MutableClock clock;

    ReminderSite(EmbeddedRepository repository, MutableClock clock) {
        this.site = new TestSite(repository);
        this.work = repository.bean(Work.class);
        this.deadlines = repository.bean(Deadlines.class);
        this.clock = clock;
    }

    ReminderSite create(EmbeddedRepository repository) throws IOException {
        site.create();
        AgencyFixture fixture = new AgencyFixture(repository);
        try (InputStream definition = ReminderSite.class.getResourceAsStream(LOOP)) {
            site.as("admin", () -> {
                fixture.unit(AGENCY, "VX", "Phòng Văn xã");
                fixture.unit(AGENCY, "TC", "Phòng Tài chính");
                fixture.member(AGENCY, "VX", "head.vx", "unit-head");
                fixture.member(AGENCY, "VX", "an.vx", "specialist");
                fixture.member(AGENCY, "VX", "binh.vx", "specialist");
                fixture.member(AGENCY, "TC", "head.tc", "unit-head");
                return repository
                        .bean("WorkflowService", WorkflowService.class)
                        .deployDefinition("activiti", definition, "text/xml");
            });
        }
        return this;
    }

    /** Stops the clock at a time in Vietnam, such as {@code 2026-11-23T08:00}. */
    void at(String time) {
        clock.set(LocalDateTime.parse(time).atZone(Json.ZONE).toInstant());
    }

    /** Work that the leader gives somebody of VX now, due by the rule. */
    WorkItem give(String holder, @Nullable String rule) {
        return give("incoming", LEADER, holder, rule);
    }

    WorkItem give(String process, String giver, String holder, @Nullable String rule) {
        return site.as(
                giver,
                () -> work.start(
                        new NewWork(
                                "workTestLoop",
                                process,
                                AGENCY,
                                "reminder-test-" + DOCUMENTS.incrementAndGet(),
                                null,
                                "lead",
                                new Next(
                                        "VX",
                                        holder,
                                        "",
                                        rule == null ? null : deadlines.of(AGENCY, rule, clock.instant())),
                                0,
                                "Về việc xây trường",
                                "7/UBND-VX"),
                        Acting.self(giver)));
    }

    void finish(WorkItem item, String holder) {
        Acting acting = Acting.self(holder);
        site.as(
                holder,
                () -> work.advance(work.held(item.id(), item.version(), acting), acting, "done", null, Next.NOBODY));
    }
}
