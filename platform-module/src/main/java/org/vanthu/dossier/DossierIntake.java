package org.vanthu.dossier;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;

/**
 * Takes in dossiers that were ended elsewhere. Their documents are papers of the dossier: they were registered in
 * another register, not in ours. The caller has checked the right of the person.
 */
public final class DossierIntake {

    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierNodes nodes;
    private final DossierCodes codes;
    private final ContentService contentService;
    private final FileGuard guard;
    private final DossierSite site;
    private final ClassPolicyDelegate<DossierPolicies.OnEnded> onEnded;

    /** @param contentService the inner bean */
    DossierIntake(
            DossierTable table,
            DossierDocuments contents,
            DossierNodes nodes,
            DossierCodes codes,
            ContentService contentService,
            FileGuard guard,
            DossierSite site,
            PolicyComponent policyComponent) {
        this.table = table;
        this.contents = contents;
        this.nodes = nodes;
        this.codes = codes;
        this.contentService = contentService;
        this.guard = guard;
        this.site = site;
        this.onEnded = policyComponent.registerClassPolicy(DossierPolicies.OnEnded.class);
    }

    /**
     * A dossier from elsewhere.
     *
     * @param code its number and notation; where it is taken or no code of ours, another is given
     * @param from where it came from
     */
    public record Received(
            String agency,
            String code,
            String title,
            @Nullable String retention,
            @Nullable String description,
            LocalDate startedOn,
            LocalDate endedOn,
            String from) {}

    /**
     * A document of it.
     *
     * @param author who issued it, or null
     */
    public record ReceivedPaper(
            String fileName,
            String title,
            @Nullable LocalDate date,
            @Nullable String author,
            @Nullable String note,
            String sha256) {}

    /** Makes the dossier, ended as it was; who follows the ends of dossiers is told as of any other. */
    public Dossier receive(Received received) {
        Agency agency = site.agencies().get(received.agency());
        int year = received.startedOn().getYear();
        Dossier dossier = new Dossier(
                DossierNodes.newId(),
                agency.code(),
                year,
                code(agency, received.code(), year),
                Sql.cut(received.title(), Dossiers.MAX_TITLE),
                received.description() == null ? null : Sql.cut(received.description(), 2000),
                Dossier.PERSONAL,
                null,
                site.userName(),
                DossierState.ENDED,
                received.retention() == null ? null : Sql.cut(received.retention(), 100),
                null,
                midnight(received.startedOn()),
                site.userName(),
                midnight(received.endedOn()),
                site.userName(),
                Sql.cut(received.from(), 500),
                1);
        table.insert(dossier);
        nodes.create(dossier);
        site.record(dossier, "dossier.receive", received.from());
        NodeRef node = DossierNodes.ref(dossier.id());
        onEnded.get(node, DossierModel.TYPE_DOSSIER).onEnded(List.of(node));
        return dossier;
    }

    /**
     * Puts a document into a dossier that was just received.
     *
     * @return the id of its node
     * @throws InvalidInputException if the guard of files refuses it
     */
    public String add(Dossier dossier, int ordinal, ReceivedPaper received, Path file) {
        FileReport report = guard.check(FileClass.ATTACHMENT, received.fileName(), file);
        DossierPapers.Paper paper = new DossierPapers.Paper(
                report.fileName(),
                report.type().mimetype(),
                received.title(),
                "other",
                received.date(),
                received.author(),
                report.pages(),
                received.sha256());
        String nodeId = nodes.createPaper(dossier.id(), paper);
        Elevation.asSystem("the archive takes in a dossier", () -> {
            ContentWriter writer = contentService.getWriter(DossierNodes.ref(nodeId), ContentModel.PROP_CONTENT, true);
            writer.setMimetype(paper.mimetype());
            writer.setEncoding("UTF-8");
            writer.putContent(file.toFile());
        });
        contents.insert(new DossierDocument(
                dossier.id(),
                nodeId,
                ordinal,
                site.now(),
                site.userName(),
                received.note() == null ? null : Sql.cut(received.note(), 500),
                null,
                null,
                null));
        nodes.add(dossier.id(), nodeId);
        return nodeId;
    }

    private String code(Agency agency, String wanted, int year) {
        return codes.isFree(agency.code(), year, wanted) ? wanted : codes.next(agency, null, year);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(Json.ZONE).toInstant();
    }
}
