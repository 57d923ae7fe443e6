package org.vanthu.fileplan;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.fileplan.FilePlanLines.LineForm;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;

/** A site with a unit and people in it, and lists of dossiers of their agency. */
final class FilePlanDesk {

    static final String AGENCY = TestSite.AGENCY;
    static final String ARCHIVIST = TestSite.user(AGENCY, "archivist");
    static final String LEADER = TestSite.user(AGENCY, "leader");
    static final String STRANGER = TestSite.user(TestSite.OTHER_AGENCY, "clerk");
    static final String AN = "an.tc";
    static final String BINH = "binh.tc";

    final TestSite site;
    final FilePlans plans;
    final FilePlanLines lines;
    final FilePlanTable table;
    private final EmbeddedRepository repository;

    FilePlanDesk(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.plans = repository.bean(FilePlans.class);
        this.lines = repository.bean(FilePlanLines.class);
        this.table = repository.bean(FilePlanTable.class);
    }

    FilePlanDesk create() {
        site.create();
        AgencyFixture fixture = new AgencyFixture(repository);
        site.as("admin", () -> {
            fixture.unit(AGENCY, "TCCB", "Phòng Tổ chức cán bộ");
            fixture.person(AGENCY, AN, "Trần Thị An", "", "TCCB", "specialist");
            fixture.person(AGENCY, BINH, "Lê Văn Bình", "", "TCCB", "specialist");
            return null;
        });
        return this;
    }

    /** A draft with two large headings, a small one and four dossiers. */
    FilePlan draft(int year, String numbering) {
        return site.as(ARCHIVIST, () -> {
            FilePlan plan = plans.draft(AGENCY, year, numbering);
            add(plan, "large", "TCCB", "Tổ chức cán bộ", null, null);
            add(plan, "small", null, "Tuyển dụng", null, null);
            add(plan, "dossier", null, "Hồ sơ tuyển dụng công chức năm " + year, "70 năm", AN);
            add(plan, "dossier", null, "Hồ sơ nâng bậc lương năm " + year, "20 năm", BINH);
            add(plan, "large", "VP", "Hành chính, văn thư", null, null);
            add(plan, "dossier", null, "Sổ đăng ký văn bản đi năm " + year, "Vĩnh viễn", null);
            add(plan, "dossier", null, "Công văn trao đổi năm " + year, "10 năm", null);
            return table.get(plan.id());
        });
    }

    /** The same, approved and issued. */
    FilePlan issued(int year, String numbering) {
        FilePlan draft = draft(year, numbering);
        site.as(ARCHIVIST, () -> plans.submit(draft.id(), draft.version()));
        site.as(LEADER, () -> plans.approve(draft.id(), version(draft)));
        return site.as(
                ARCHIVIST, () -> plans.issue(draft.id(), "12/QĐ-UBND", LocalDate.of(year, 1, 5), version(draft)));
    }

    long version(FilePlan plan) {
        return table.get(plan.id()).version();
    }

    List<FilePlanLine> lines(FilePlan plan) {
        return site.as(ARCHIVIST, () -> table.lines(plan.id()));
    }

    FilePlanLine line(FilePlan plan, String title) {
        return lines(plan).stream()
                .filter(line -> line.title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    List<String> codes(FilePlan plan) {
        return lines(plan).stream()
                .filter(FilePlanLine::isDossier)
                .map(line -> String.valueOf(line.code()))
                .toList();
    }

    FilePlanLine add(
            FilePlan plan,
            String kind,
            @Nullable String abbreviation,
            String title,
            @Nullable String retention,
            @Nullable String person) {
        return lines.add(
                plan.id(),
                new LineForm(
                        kind, abbreviation, null, title, null, retention, null, person, null, null, version(plan)));
    }
}
