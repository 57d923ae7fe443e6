package org.vanthu.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.DayKind;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** What came in is due, and those who answer for it see what is late. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.stable-millis", value = "1000")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class EntryDuesFeatureTest {

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Path directory;
    private CaptureSite site;

    EntryDuesFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) throws IOException {
        this.repository = repository;
        this.clock = clock;
        this.directory = directory;
        this.site = new CaptureSite(repository, clock, directory, false);
    }

    @BeforeEach
    void aMondayMorningAtNine() {
        clock.set(at("2026-11-23T09:00"));
    }

    @Test
    @Requirement("R001-015")
    void aFileIsDueTwoOfficeHoursAfterItWasSeenAndThenLate() throws IOException {
        site.drop("scan_01.pdf", SampleFiles.pdf(1));
        site.passTime();

        EntryView waiting = waiting();
        assertThat(waiting.dueAt()).isEqualTo(waiting.seenAt().plus(Duration.ofHours(2)));
        assertThat(waiting.dueState()).isEqualTo("inTime");
        assertThat(counter(site.clerk(), "checkOverdue")).isZero();

        clock.set(at("2026-11-23T10:45"));
        assertThat(waiting().dueState()).isEqualTo("soon");
        assertThat(counter(site.clerk(), "checkSoon")).isEqualTo(1);

        clock.set(at("2026-11-23T11:01"));
        assertThat(waiting().dueState()).isEqualTo("overdue");
        assertThat(counter(site.clerk(), "checkOverdue")).isEqualTo(1);
        assertThat(counter(site.clerk(), "checkSoon")).isZero();
    }

    @Test
    @Requirement({"R001-015", "R002-055"})
    void whatComesAfterHoursIsDueInTheNextAndAHolidayMovesIt() throws IOException {
        clock.set(at("2026-11-23T20:00"));
        site.drop("scan_02.pdf", SampleFiles.pdf(1));
        site.passTime();
        assertThat(waiting().dueAt()).isEqualTo(at("2026-11-24T09:30"));

        LocalDate tuesday = LocalDate.of(2026, 11, 24);
        site.asSystem(() ->
                repository.bean(CalendarService.class).enter(site.agency(), tuesday, DayKind.HOLIDAY, "Nghỉ bão"));

        assertThat(waiting().dueAt()).isEqualTo(at("2026-11-25T09:30"));
    }

    @Test
    @Requirement("R001-015")
    void partsOfASplitFileAreDueWithTheWhole() throws IOException {
        EntryView whole = site.upload("scan_03.pdf", SampleFiles.pdf(3));
        site.passTime();
        clock.set(at("2026-11-23T10:50"));

        List<EntryView> parts = site.asClerk(() -> {
            try {
                return repository.bean(EntryPages.class).split(Long.parseLong(whole.id()), List.of(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part.dueAt()).isEqualTo(whole.dueAt()));
    }

    @Test
    @Requirement({"R001-015", "R004-037"})
    void whoLeadsAClerksUnitAndTheLeaderLearnHowManyAreLateAndNobodyElse() throws IOException {
        String agency = site.agency();
        String code = agency.toLowerCase(Locale.ROOT);
        String head = "head." + code;
        String other = "other." + code;
        String leader = "leader." + code;
        AgencyFixture fixture = new AgencyFixture(repository);
        site.asSystem(() -> {
            fixture.unit(agency, "VP", "Văn phòng");
            fixture.unit(agency, "KT", "Phòng Kinh tế");
            fixture.person(agency, "second." + code, "Vũ Thị Hoa", "Văn thư", "VP", "clerk");
            fixture.person(agency, head, "Lê Văn Tám", "Chánh Văn phòng", "VP", "unit-head");
            fixture.person(agency, other, "Bùi Văn Chín", "Trưởng phòng", "KT", "unit-head");
            fixture.person(agency, leader, "Phạm Văn Dũng", "Chủ tịch", null, "leader");
            return OrganizationFixture.person(repository, agency, "cv." + code);
        });
        site.drop("scan_04.pdf", SampleFiles.pdf(1));
        site.passTime();

        clock.set(at("2026-11-23T13:30"));

        assertThat(counter(site.clerk(), "checkOverdue")).isEqualTo(1);
        assertThat(counter(head, "checkOverdue")).isEqualTo(1);
        assertThat(counter(leader, "checkOverdue")).isEqualTo(1);
        assertThat(counter(other, "checkOverdue")).isNull();
        assertThat(counter("cv." + code, "checkOverdue")).isNull();
    }

    private EntryView waiting() {
        List<EntryView> entries = site.asClerk(() -> repository
                .bean(EntryLists.class)
                .list(site.agency(), "waiting", new Keyset(List.of(), 10))
                .items());
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private @Nullable Long counter(String user, String name) {
        return site.as(
                user,
                () -> repository
                        .bean(CaptureIntakes.class)
                        .counters(site.agency())
                        .get(name));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(Json.ZONE).toInstant();
    }
}
