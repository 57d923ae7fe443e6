package org.vanthu.directive;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.capture.ocr.SecrecyText;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * Enters documents that were not drafted here, conclusions of meetings and papers, with what they order, and gives it.
 *
 * @see "Decision 520/QĐ-UBND, 1.1, 5.1 and 8.1: within three working days, urgent ones on the day"
 */
final class Entering {

    private static final Set<String> KINDS = Set.of("conclusion", "paper");
    private static final String DL_09 = "DL-09";
    private static final String DL_10 = "DL-10";
    private static final int MAX_URGENCY = 4;

    private final SourceTable sources;
    private final SourceNodes nodes;
    private final DirectiveTable directives;
    private final Origins origins;
    private final Giving giving;
    private final FileGuard fileGuard;
    private final DirectiveSite site;

    Entering(
            SourceTable sources,
            SourceNodes nodes,
            DirectiveTable directives,
            Origins origins,
            Giving giving,
            FileGuard fileGuard,
            DirectiveSite site) {
        this.sources = sources;
        this.nodes = nodes;
        this.directives = directives;
        this.origins = origins;
        this.giving = giving;
        this.fileGuard = fileGuard;
        this.site = site;
    }

    /**
     * Enters a document; what it orders is written after it.
     *
     * @return the id of its node
     */
    String enter(SourceForm form, String fileName, Path file) {
        String agency = WORDS.required("agency", form.agency());
        site.agencies().get(agency);
        site.access().require(agency, DirectivePermission.FOLLOW);
        site.secrecy().refuseSecret(form.secrecy());
        site.refuseSecret(form.subject());
        String kind = form.kind() == null ? "paper" : form.kind().strip();
        if (!KINDS.contains(kind)) {
            throw InvalidInputException.field("kind", kind, "directive.error.choice", kind);
        }
        LocalDate date = form.date();
        if (date == null || date.isAfter(site.today())) {
            throw InvalidInputException.field("date", date, "directive.error.missing", "date");
        }
        SourceForm checked = new SourceForm(
                agency,
                kind,
                WORDS.required("number", form.number(), 60),
                date,
                WORDS.required("subject", form.subject(), 500),
                WORDS.required("signerName", form.signerName(), 200),
                urgency(form.urgency()),
                null);
        FileReport report = fileGuard.check(FileClass.MAIN, fileName, file);
        SecrecyText.of(file, report.type().mimetype()).ifPresent(site.secrecy()::refuseSecret);
        String nodeId = nodes.create(agency, site.today(), report, file, checked);
        Instant from = date.atStartOfDay(Json.ZONE).toInstant();
        sources.insert(new SourceTable.Source(
                nodeId,
                agency,
                kind,
                String.valueOf(checked.number()),
                date,
                String.valueOf(checked.subject()),
                String.valueOf(checked.signerName()),
                urgency(form.urgency()),
                site.now(),
                site.userName(),
                site.deadlines()
                        .of(agency, urgency(form.urgency()) > 0 ? DL_10 : DL_09, from)
                        .at(),
                1));
        site.audit().record(site.self().event(agency, "directive.enter", nodeId, checked.number()));
        return nodeId;
    }

    /** Gives what an entered document orders. */
    void give(String nodeId) {
        Origin origin = origins.locked(nodeId);
        if (origin.isDraft()) {
            throw new ConflictException("directive.error.given-with-issuing", origin.shown());
        }
        origins.requireWrite(origin);
        List<DirectiveRow> rows =
                directives.of(nodeId).stream().filter(row -> !row.isGiven()).toList();
        if (rows.isEmpty()) {
            throw new ConflictException("directive.error.nothing-ordered", origin.shown());
        }
        giving.give(origin, rows, site.self());
    }

    private static int urgency(@Nullable Integer given) {
        int urgency = given == null ? 0 : given;
        if (urgency < 0 || urgency > MAX_URGENCY) {
            throw InvalidInputException.field("urgency", urgency, "directive.error.choice", urgency);
        }
        return urgency;
    }
}
