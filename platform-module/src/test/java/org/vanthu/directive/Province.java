package org.vanthu.directive;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.vanthu.directive.DirectiveForm.ExecutorForm;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.outgoing.IssuingFixture;
import org.vanthu.outgoing.IssuingFixture.People;
import org.vanthu.outgoing.IssuingFixture.To;
import org.vanthu.registry.IncomingFields;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * A province for tests: its office, which orders and follows; two departments that do, one of them with two units; an
 * outside unit without a clerk. What people do is done through the services, each in a transaction of its own.
 */
final class Province {

    static final String GIVER = "H50";
    static final String FIRST = "H51";
    static final String SECOND = "H52";
    static final String OUTSIDE = "H59";

    static final String DRAFTER = "cv.h50";
    static final String HEAD = "tp.h50";
    static final String LEADER = "ct.h50";
    static final String CLERK = "vt.h50";
    static final String OFFICER = "td.h50";
    static final String OTHER_OFFICER = "td2.h50";
    static final String STRANGER = "th.h50";

    static final People OFFICE = new People(GIVER, DRAFTER, HEAD, LEADER, CLERK);
    static final People FIRST_PEOPLE = people(FIRST);
    static final People SECOND_PEOPLE = people(SECOND);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final EmbeddedRepository repository;
    final IssuingFixture issuing;
    private final TestSite site;

    Province(EmbeddedRepository repository) {
        this.repository = repository;
        this.issuing = new IssuingFixture(repository);
        this.site = new TestSite(repository);
    }

    static String user(String name, String agency) {
        return name + "." + agency.toLowerCase(java.util.Locale.ROOT);
    }

    private static People people(String agency) {
        return new People(agency, user("cv", agency), user("tp", agency), user("gd", agency), user("vt", agency));
    }

    Province create() {
        AgencyFixture fixture = new AgencyFixture(repository);
        as("admin", () -> {
            office(fixture);
            department(fixture, FIRST, "Sở Nội vụ tỉnh Mẫu");
            department(fixture, SECOND, "Sở Tài chính tỉnh Mẫu");
            fixture.create(OUTSIDE, "Công ty cấp nước Mẫu", List.of());
            fixture.person(OUTSIDE, "ngoai.h59", "Lý Văn Ngoài", "Trưởng phòng", null, "external");
            return null;
        });
        return this;
    }

    private static void office(AgencyFixture fixture) {
        fixture.create(GIVER, "Ủy ban nhân dân tỉnh Mẫu", List.of());
        fixture.settings(GIVER, Map.of("outgoing", Map.of("signatureRequired", false)));
        fixture.unit(GIVER, "KT", "Phòng Kinh tế");
        fixture.unit(GIVER, "VX", "Phòng Văn xã");
        fixture.person(GIVER, DRAFTER, "Nguyễn Văn Cường", "Chuyên viên", "KT", "specialist");
        fixture.person(GIVER, HEAD, "Trần Thị Phương", "Trưởng phòng", "KT", "unit-head");
        fixture.person(GIVER, "cv2.h50", "Lê Văn Sáu", "Chuyên viên", "KT", "specialist");
        fixture.person(GIVER, STRANGER, "Hồ Thị Lan", "Chuyên viên", "VX", "specialist");
        fixture.person(GIVER, LEADER, "Phạm Chí Tâm", "Chủ tịch", null, "leader");
        fixture.person(GIVER, CLERK, "Vũ Thị Thu", "Văn thư", null, "clerk");
        fixture.person(GIVER, OFFICER, "Đỗ Văn Dõi", "Chuyên viên theo dõi", null, "follow-up");
        fixture.person(GIVER, OTHER_OFFICER, "Đỗ Thị Đôn", "Chuyên viên theo dõi", null, "follow-up");
        fixture.person(GIVER, "tk.h50", "Ngô Thư Ký", "Thư ký", null, "delegate");
    }

    private static void department(AgencyFixture fixture, String agency, String name) {
        fixture.create(agency, name, List.of());
        fixture.settings(agency, Map.of("outgoing", Map.of("signatureRequired", false)));
        fixture.unit(agency, "TH", "Phòng Tổng hợp");
        fixture.unit(agency, "NV", "Phòng Nghiệp vụ");
        People people = people(agency);
        fixture.person(agency, people.leader(), "Giám đốc " + agency, "Giám đốc", null, "leader");
        fixture.person(agency, people.clerk(), "Văn thư " + agency, "Văn thư", null, "clerk");
        fixture.person(agency, people.head(), "Trưởng phòng " + agency, "Trưởng phòng", "TH", "unit-head");
        fixture.person(agency, people.drafter(), "Chuyên viên " + agency, "Chuyên viên", "TH", "specialist");
        fixture.person(agency, user("cv2", agency), "Chuyên viên hai " + agency, "Chuyên viên", "TH", "specialist");
        fixture.person(agency, user("nv", agency), "Trưởng phòng nghiệp vụ " + agency, "", "NV", "unit-head");
    }

    <T> T as(String user, Callable<T> work) {
        return site.as(user, work);
    }

    void run(String user, Runnable work) {
        site.as(user, () -> {
            work.run();
            return null;
        });
    }

    <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    // --- writing directives

    static ExecutorForm agency(String code, @Nullable LocalDate dueOn) {
        return new ExecutorForm(code, null, null, dueOn);
    }

    static ExecutorForm unit(String code, @Nullable LocalDate dueOn) {
        return new ExecutorForm(null, null, code, dueOn);
    }

    static ExecutorForm named(String name, @Nullable LocalDate dueOn) {
        return new ExecutorForm(null, name, null, dueOn);
    }

    static DirectiveForm form(String content, ExecutorForm lead, ExecutorForm... coordinators) {
        return form(content, null, lead, coordinators);
    }

    static DirectiveForm form(String content, @Nullable Long version, ExecutorForm lead, ExecutorForm... coordinators) {
        return new DirectiveForm(
                content,
                null,
                OFFICER,
                "noi-vu",
                null,
                null,
                null,
                null,
                lead,
                List.of(coordinators),
                null,
                null,
                version);
    }

    /** A draft of the office that orders nothing yet. */
    String draft(String text) {
        return issuing.draft(
                OFFICE,
                "Về việc giao nhiệm vụ " + NUMBERS.incrementAndGet(),
                text,
                0,
                List.of(
                        new To("agency", FIRST, "Sở Nội vụ tỉnh Mẫu"),
                        new To("agency", SECOND, "Sở Tài chính tỉnh Mẫu")));
    }

    DirectiveRow add(String user, String nodeId, DirectiveForm form) {
        return as(user, () -> bean(Drafting.class).add(nodeId, form));
    }

    void check(String nodeId) {
        as(OFFICER, () -> {
            bean(Checking.class).check(nodeId, new Checking.CheckForm(versions(nodeId)));
            return null;
        });
    }

    Map<String, Long> versions(String nodeId) {
        Map<String, Long> versions = new HashMap<>();
        bean(DirectiveTable.class).of(nodeId).forEach(row -> versions.put(String.valueOf(row.id()), row.version()));
        return versions;
    }

    /** A document that is out, with what it orders. */
    String given(DirectiveForm... forms) {
        return given(Map.of(), forms);
    }

    /** The same, with files of text beside it. */
    String given(Map<String, String> attachments, DirectiveForm... forms) {
        String nodeId = draft("Giao việc");
        attachments.forEach((name, text) -> issuing.attach(DRAFTER, nodeId, name, text));
        for (DirectiveForm form : forms) {
            add(DRAFTER, nodeId, form);
        }
        issuing.approve(OFFICE, nodeId);
        check(nodeId);
        issuing.seal(OFFICE, nodeId);
        issuing.issue(OFFICE, nodeId);
        return nodeId;
    }

    List<LineRow> lines(String nodeId) {
        return bean(LineTable.class)
                .of(bean(DirectiveTable.class).of(nodeId).stream()
                        .map(DirectiveRow::id)
                        .toList());
    }

    LineRow line(long id) {
        return bean(LineTable.class).find(id).orElseThrow();
    }

    LineState state(long id) {
        return line(id).state();
    }

    // --- at the executor

    /** The clerk registers what came with the line. */
    void register(LineRow line) {
        String agency = line.executor().code();
        String nodeId = Objects.requireNonNull(line(line.id()).place().nodeId());
        IncomingFields fields = TestSite.fields("N" + NUMBERS.incrementAndGet() + "/UBND", "Về việc giao nhiệm vụ");
        as(
                user("vt", agency),
                () -> bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                agency,
                                null,
                                RegistryService.ref(nodeId),
                                null,
                                fields,
                                null,
                                null,
                                null,
                                null,
                                false)));
    }

    /** A line that a department has registered. */
    LineRow registered(LocalDate due) {
        LineRow line = lines(given(form("Báo cáo kết quả sắp xếp", agency(FIRST, due))))
                .get(0);
        register(line);
        return line(line.id());
    }

    /** A line in the hands of the specialist of the first department. */
    LineRow inProgress(LocalDate due) {
        LineRow line = registered(due);
        step(FIRST_PEOPLE.leader(), line.id(), "assign", to("cv.h51"));
        return line(line.id());
    }

    /** A line whose result was issued. */
    LineRow reported(LocalDate due) {
        LineRow line = inProgress(due);
        report(line.id());
        return line(line.id());
    }

    /** The specialist drafts the answer, and it is issued. */
    String report(long id) {
        return report(id, FIRST_PEOPLE);
    }

    /** Who holds the work, as the drafter of those people, drafts the answer; it is issued. */
    String report(long id, People people) {
        step(people.drafter(), id, "reply", new Form());
        List<String> drafts = bean(ReplyTable.class).of(id);
        String reply = drafts.get(drafts.size() - 1);
        issuing.complete(people, reply, "Báo cáo kết quả");
        issuing.approve(people, reply);
        issuing.seal(people, reply);
        issuing.issue(people, reply);
        return reply;
    }

    void step(String user, long id, String step, Form form) {
        run(
                user,
                () -> bean(Steps.class)
                        .take(id, step, form.version(line(id).version()).build()));
    }

    void stale(String user, long id, String step, Form form, long version) {
        run(user, () -> bean(Steps.class).take(id, step, form.version(version).build()));
    }

    static Form to(String user) {
        return new Form().to(new StepForm.To(null, user));
    }

    static Form toUnit(String unit) {
        return new Form().to(new StepForm.To(unit, null));
    }

    static Form reason(String reason) {
        return new Form().reason(reason);
    }

    static Form text(String text) {
        return new Form().text(text);
    }

    Map<String, @Nullable Object> see(String user, long id) {
        return as(user, () -> bean(LineDetails.class).of(id));
    }

    WorkItem item(long id) {
        return bean(Work.class)
                .open(Objects.requireNonNull(line(id).place().branch()))
                .orElseThrow();
    }

    /** The members of a step that a test names. */
    static final class Form {
        private final Map<String, Object> members = new HashMap<>();

        private Form with(String name, @Nullable Object value) {
            if (value != null) {
                members.put(name, value);
            }
            return this;
        }

        Form version(long version) {
            return with("version", version);
        }

        Form text(String text) {
            return with("text", text);
        }

        Form reason(String reason) {
            return with("reason", reason);
        }

        Form to(StepForm.To to) {
            return with("to", to);
        }

        Form dueOn(LocalDate day) {
            return with("dueOn", day);
        }

        Form number(String number) {
            return with("documentNumber", number);
        }

        Form date(LocalDate day) {
            return with("documentDate", day);
        }

        Form node(String nodeId) {
            return with("documentNodeId", nodeId);
        }

        Form member(String name, Object value) {
            return with(name, value);
        }

        StepForm build() {
            return org.vanthu.shared.Json.MAPPER.convertValue(members, StepForm.class);
        }
    }
}
