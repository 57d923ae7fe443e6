package org.vanthu.directive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.DayKind;
import org.vanthu.directive.Province.Form;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.outgoing.IssuingFixture.People;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.LEADER;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.SECOND_PEOPLE;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.reason;
import static org.vanthu.directive.Province.text;
import static org.vanthu.directive.Province.to;

/**
 * Many lines taken through random steps by random people while days pass and become days off: every state is reached,
 * and whatever happens, what must hold of a line holds. The seed is fixed, so that a failure comes again.
 */
class DirectiveWalkFeatureTest extends ProvinceFeatureTest {

    private static final int LINES = 6;
    private static final int STEPS = 420;
    private static final List<String> NAMES = List.of(
            "accept",
            "assign",
            "forward",
            "give-back",
            "wait",
            "resume",
            "return",
            "progress",
            "difficulty",
            "message",
            "extension",
            "approve",
            "reject",
            "adjust",
            "reassign",
            "withdraw",
            "urge",
            "direction",
            "take-back",
            "register",
            "report",
            "decide",
            "pass-time",
            "day-off");

    private static final Map<LineState, List<String>> LIKELY = Map.of(
            LineState.GIVEN, List.of("register"),
            LineState.REGISTERED, List.of("accept", "assign", "assign", "extension"),
            LineState.IN_PROGRESS,
                    List.of("report", "report", "assign", "forward", "wait", "resume", "extension", "decide"),
            LineState.REPORTED, List.of("approve", "reject"),
            LineState.COMPLETED, List.of("take-back", "pass-time"),
            LineState.RETURNED, List.of("adjust", "reassign"));

    private final Random random = new Random(20261122);
    private final Set<LineState> reached = EnumSet.noneOf(LineState.class);
    private final Set<String> taken = new TreeSet<>();

    DirectiveWalkFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R002-079", "R002-084", "R002-087", "R003-016", "R003-036", "R003-037"})
    void whateverHappensALineIsInOneStateAndEverythingAgreesWithIt() {
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(line());
        }
        for (int i = 0; i < STEPS; i++) {
            long id = lines.get(random.nextInt(LINES));
            if (province.state(id) == LineState.WITHDRAWN && random.nextInt(4) == 0) {
                lines.set(lines.indexOf(id), line());
                continue;
            }
            String name = pick(province.state(id));
            walk(i + " " + name, id, name);
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(EnumSet.range(LineState.GIVEN, LineState.WITHDRAWN));
        assertThat(taken).as("every step was possible somewhere").containsExactlyInAnyOrderElementsOf(NAMES);
    }

    /** Mostly what leads on, at times anything. */
    private String pick(LineState state) {
        List<String> some = random.nextInt(3) == 0 ? NAMES : LIKELY.getOrDefault(state, NAMES);
        return some.get(random.nextInt(some.size()));
    }

    private long line() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Json.ZONE).plusDays(3 + random.nextInt(20));
        return province.lines(province.given(form("Việc ngẫu nhiên", agency(FIRST, day))))
                .get(0)
                .id();
    }

    private void walk(String what, long id, String name) {
        LineRow before = province.line(id);
        boolean done = attempt(before, name);
        LineRow after = province.line(id);
        if (done) {
            taken.add(name);
        } else {
            assertThat(after).as(what + ": what is refused changes nothing").isEqualTo(before);
        }
        reached.add(after.state());
        assertStep(what, name, before, after);
        assertWork(what, after);
        assertLists(what, after);
    }

    /** Whether it was done; a refusal is one that people are told. */
    private boolean attempt(LineRow line, String name) {
        try {
            return act(line, name);
        } catch (VanthuException | AccessDeniedException e) {
            return false;
        }
    }

    private boolean act(LineRow line, String name) {
        long id = line.id();
        switch (name) {
            case "pass-time" -> clock.advance(Duration.ofMinutes(random.nextInt(2 * 24 * 60)));
            case "day-off" -> dayOff();
            case "register" -> {
                if (line.state() != LineState.GIVEN || !line.executor().isHere()) {
                    return false;
                }
                province.register(line);
            }
            case "report" -> {
                People people = people(line);
                Set<String> specialists = Set.of(people.drafter(), Province.user("cv2", people.agency()));
                Optional<String> drafter = held(line).map(WorkItem::holder).filter(specialists::contains);
                if (drafter.isEmpty()) {
                    return false;
                }
                province.report(
                        id, new People(people.agency(), drafter.get(), people.head(), people.leader(), people.clerk()));
            }
            case "decide" -> {
                Optional<Extension> open = open(line);
                if (open.isEmpty()) {
                    return false;
                }
                decide(line, open.get());
            }
            default -> province.step(actor(line, name), id, name, formOf(line, name));
        }
        return true;
    }

    private void dayOff() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Json.ZONE).plusDays(1 + random.nextInt(25));
        String agency = random.nextBoolean() ? GIVER : FIRST;
        province.as("admin", () -> province.bean(CalendarService.class).enter(agency, day, DayKind.HOLIDAY, "Nghỉ"));
    }

    private void decide(LineRow line, Extension open) {
        boolean grant = random.nextInt(3) > 0;
        LocalDate day = open.asked().due();
        Extensions.DecisionForm form = new Extensions.DecisionForm(
                line.version(), null, grant, grant ? day : null, null, "5/UBND", "Ghi chú", null);
        province.run(
                random.nextBoolean() ? LEADER : OFFICER,
                () -> province.bean(Extensions.class).decide(open.id(), form));
    }

    private Optional<Extension> open(LineRow line) {
        return province.bean(ExtensionTable.class).of(line.id()).stream()
                .filter(Extension::isOpen)
                .findFirst();
    }

    private People people(LineRow line) {
        return line.executor().code().equals(SECOND) ? SECOND_PEOPLE : FIRST_PEOPLE;
    }

    private Optional<WorkItem> held(LineRow line) {
        return Optional.ofNullable(line.place().branch())
                .flatMap(branch -> province.bean(Work.class).open(branch))
                .filter(item -> item.process().equals(LineWork.PROCESS));
    }

    /** Mostly who may, at times somebody who may not. */
    private String actor(LineRow line, String name) {
        People people = people(line);
        List<String> all = List.of(
                OFFICER, LEADER, people.leader(), people.head(), people.drafter(), people.clerk(), Province.STRANGER);
        if (random.nextInt(5) == 0) {
            return all.get(random.nextInt(all.size()));
        }
        boolean givers = Set.of("approve", "reject", "adjust", "reassign", "withdraw", "urge", "direction")
                        .contains(name)
                || (name.equals("take-back") && line.state() == LineState.COMPLETED);
        if (givers) {
            return OFFICER;
        }
        return name.equals("take-back")
                ? List.of(people.leader(), people.head()).get(random.nextInt(2))
                : held(line).map(WorkItem::holder).orElse(people.clerk());
    }

    private Form formOf(LineRow line, String name) {
        People people = people(line);
        LocalDate day = LocalDate.ofInstant(clock.instant(), Json.ZONE).plusDays(random.nextInt(25));
        String user = List.of(people.head(), people.drafter(), Province.user("cv2", people.agency()))
                .get(random.nextInt(3));
        return switch (name) {
            case "assign", "forward" -> to(user).text("Làm");
            case "extension" -> reason("Khối lượng lớn").dueOn(day).number("9/XGH");
            case "difficulty" -> new Form().member("cause", "Thiếu số liệu").member("proposal", "Cho lùi");
            case "reassign" -> {
                Form form = reason("Đúng chức năng")
                        .member("executor", line.executor().code().equals(FIRST) ? SECOND : FIRST);
                yield random.nextBoolean() ? form : form.dueOn(day);
            }
            case "adjust" ->
                random.nextBoolean() ? reason("Sai") : reason("Sai").dueOn(day);
            default -> text("Nội dung").reason("Lý do");
        };
    }

    private void assertStep(String what, String name, LineRow before, LineRow after) {
        if (before.state() != after.state()) {
            boolean direct = before.state().mayBecome(after.state());
            boolean again =
                    after.state() == LineState.REGISTERED && before.state().mayBecome(LineState.GIVEN);
            assertThat(direct || again)
                    .as("%s: %s to %s", what, before.state(), after.state())
                    .isTrue();
        }
        assertThat(after.version()).as(what).isGreaterThanOrEqualTo(before.version());
        assertThat(after.counts().returns())
                .as(what)
                .isGreaterThanOrEqualTo(before.counts().returns());
        assertThat(after.counts().rejections())
                .as(what)
                .isGreaterThanOrEqualTo(before.counts().rejections());
        assertThat(after.counts().extensions())
                .as(what)
                .isGreaterThanOrEqualTo(before.counts().extensions());
        assertThat(after.counts().lateExtension() || !before.counts().lateExtension())
                .as(what + ": what was asked too late stays so")
                .isTrue();
        assertDeadline(what, name, before, after);
    }

    private void assertDeadline(String what, String name, LineRow before, LineRow after) {
        Instant due = Objects.requireNonNull(after.due().at());
        LocalDate day = LocalDate.ofInstant(due, Json.ZONE);
        assertThat(due.atZone(Json.ZONE).toLocalTime()).as(what).isEqualTo(LocalTime.of(17, 0));
        if (!due.equals(before.due().at())) {
            assertThat(name).as(what + ": what moves a deadline").isIn("decide", "adjust", "reassign", "day-off");
            assertThat(province.bean(CalendarService.class).of(GIVER).isWorkingDay(day))
                    .as("%s: %s is a working day", what, day)
                    .isTrue();
        }
        boolean extended = after.counts().extensions() > before.counts().extensions();
        assertThat(extended && !name.equals("decide"))
                .as(what + ": only a decision extends")
                .isFalse();
        if (extended) {
            assertThat(due).as(what).isAfter(before.due().at());
        }
        if (!name.equals("day-off") && before.state() != LineState.DRAFTED) {
            assertThat(after.due().firstDueAt()).as(what).isEqualTo(before.due().firstDueAt());
        }
    }

    /** Who has it: somebody of the executor, the officer with a result, nobody. */
    private void assertWork(String what, LineRow line) {
        Optional<WorkItem> item = Optional.ofNullable(line.place().branch())
                .flatMap(branch -> province.bean(Work.class).open(branch));
        @Nullable String process = item.map(WorkItem::process).orElse(null);
        switch (line.state()) {
            case REGISTERED, IN_PROGRESS -> {
                assertThat(process).as(what).isEqualTo(LineWork.PROCESS);
                assertThat(item.orElseThrow().agency())
                        .as(what)
                        .isEqualTo(line.executor().code());
                assertThat(item.orElseThrow().dueAt())
                        .as(what)
                        .isBeforeOrEqualTo(line.due().at());
            }
            case REPORTED -> {
                assertThat(item.orElseThrow().holder())
                        .as(what)
                        .isEqualTo(line.follow().officer());
                assertThat(process).as(what).isNotEqualTo(LineWork.PROCESS);
            }
            default -> assertThat(process).as(what).isNull();
        }
        boolean answered = line.state() == LineState.REPORTED || line.state() == LineState.COMPLETED;
        if (line.state() != LineState.WITHDRAWN) {
            assertThat(line.result() != null).as(what + ": a result").isEqualTo(answered);
        }
        assertThat(line.times().completedAt() != null)
                .as(what + ": completed")
                .isEqualTo(line.state() == LineState.COMPLETED);
    }

    /** A line is in the lists that its standing towards the deadline says, and in no other. */
    private void assertLists(String what, LineRow line) {
        Instant now = clock.instant();
        Map<String, Boolean> listed = new LinkedHashMap<>();
        for (String due : List.of("overdue", "soon", "inTime", "notUpdated")) {
            listed.put(due, listed(due, line.id(), now));
        }
        Map<String, Boolean> said = new LinkedHashMap<>();
        String state = line.dueState(now);
        said.put("overdue", Set.of("overdue", "notUpdated").contains(state));
        said.put(
                "soon",
                state.equals("soon") || (listed.get("soon") && line.counts().lateExtension()));
        said.put("inTime", Set.of("inTime", "soon").contains(state));
        said.put("notUpdated", state.equals("notUpdated") || (listed.get("notUpdated") && state.equals("overdue")));
        assertThat(listed)
                .as("%s: lists of a line that is %s, %s", what, line.state(), state)
                .isEqualTo(said);
        if (line.state() == LineState.COMPLETED) {
            boolean inTime = !line.counts().lateExtension()
                    && !Objects.requireNonNull(line.result())
                            .issuedAt()
                            .isAfter(line.due().at());
            assertThat(state).as(what).isEqualTo(inTime ? "completedInTime" : "completedLate");
        }
    }

    private boolean listed(String due, long id, Instant now) {
        LineFilter filter = new LineFilter().and("l.id = ?", id);
        filter.addDue(due, now);
        return province.bean(LineLists.class).count(filter) == 1;
    }
}
