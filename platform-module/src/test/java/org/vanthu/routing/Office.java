package org.vanthu.routing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.IncomingFields;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * An office for tests: agency H99 with one person for each role, the only leader among them, and two units with a head
 * and specialists each.
 */
public final class Office {

    public static final String AGENCY = TestSite.AGENCY;
    public static final String LEADER = TestSite.user(AGENCY, "leader");
    public static final String CLERK = TestSite.user(AGENCY, "clerk");
    public static final String SECRETARY = TestSite.user(AGENCY, "delegate");
    public static final String HEAD = "head.vx";
    public static final String SPECIALIST = "cv.vx";
    public static final String COLLEAGUE = "cv2.vx";
    public static final String OTHER_HEAD = "head.th";
    public static final String OTHER = "cv.th";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final EmbeddedRepository repository;
    private final TestSite site;

    public Office(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
    }

    /** Creates it; once for each repository. */
    public Office create() {
        site.create();
        AgencyFixture fixture = new AgencyFixture(repository);
        as("admin", () -> {
            fixture.unit(AGENCY, "VX", "Phòng Văn xã");
            fixture.unit(AGENCY, "TH", "Phòng Tổng hợp");
            fixture.unit(AGENCY, "KHONG", "Phòng Không người");
            fixture.member(AGENCY, "VX", HEAD, "unit-head");
            fixture.member(AGENCY, "VX", SPECIALIST, "specialist");
            fixture.member(AGENCY, "VX", COLLEAGUE, "specialist");
            fixture.member(AGENCY, "TH", OTHER_HEAD, "unit-head");
            fixture.member(AGENCY, "TH", OTHER, "specialist");
            return null;
        });
        return this;
    }

    public <T> T as(String user, Callable<T> work) {
        return site.as(user, work);
    }

    /** Registers a document. */
    public String register() {
        return register(0);
    }

    /** Registers a document of the urgency. */
    public String register(int urgency) {
        return as(
                CLERK,
                () -> repository
                        .bean(RegistryService.class)
                        .registerIncoming(TestSite.request(fields(urgency)))
                        .nodeRef()
                        .getId());
    }

    private static IncomingFields fields(int urgency) {
        return TestSite.urgent(NUMBERS.incrementAndGet() + "/TTr-SNV", urgency);
    }

    static NodeRef ref(String nodeId) {
        return RegistryService.ref(nodeId);
    }

    /** What runs of the document, oldest first. */
    public List<WorkItem> running(String nodeId) {
        return repository.bean(Work.class).of(nodeId).stream()
                .filter(WorkItem::isRunning)
                .toList();
    }

    /** The only step that runs of a part. */
    public WorkItem item(String nodeId, String part) {
        List<WorkItem> items = running(nodeId).stream()
                .filter(item -> item.part().equals(part))
                .toList();
        if (items.size() != 1) {
            throw new AssertionError(items.size() + " items of part '" + part + "' run");
        }
        return items.get(0);
    }

    Processing see(String user, String nodeId) {
        return as(user, () -> repository.bean(RoutingQueries.class).of(nodeId));
    }

    String state(String nodeId) {
        return see(CLERK, nodeId).state();
    }

    /** The leader gives the document to somebody, and to others to coordinate. */
    public void direct(String nodeId, String lead, String... coordinators) {
        WorkItem item = item(nodeId, "");
        as(LEADER, () -> directing().direct(item.id(), direction(lead, item.version(), coordinators)));
    }

    /** A document in the hands of the specialist. */
    public String handled() {
        String nodeId = register();
        direct(nodeId, SPECIALIST);
        return nodeId;
    }

    Directing directing() {
        return repository.bean(Directing.class);
    }

    Handling handling() {
        return repository.bean(Handling.class);
    }

    Rerouting rerouting() {
        return repository.bean(Rerouting.class);
    }

    static TargetForm to(String code) {
        return code.contains(".") ? new TargetForm(null, code, null) : new TargetForm(code, null, null);
    }

    static DirectionForm direction(String lead, long version, String... coordinators) {
        return new DirectionForm(
                null,
                to(lead),
                null,
                Arrays.stream(coordinators).map(Office::to).toList(),
                null,
                "Giao chủ trì, tham mưu văn bản trả lời",
                null,
                null,
                null,
                null,
                null,
                version);
    }

    static StepForm step(long version, String text) {
        return new StepForm(version, null, null, text, text, text, null, null);
    }

    static StepForm step(long version, String text, TargetForm to) {
        return new StepForm(version, null, to, text, text, text, null, null);
    }

    ChangeForm change(String nodeId, @Nullable String item, @Nullable TargetForm to, @Nullable Handwriting writing) {
        return new ChangeForm(see(CLERK, nodeId).version(), null, item, to, "theo bút phê", null, null, null, writing);
    }
}
