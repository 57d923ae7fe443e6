package org.vanthu.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.dossier.EndingCheck.Obstacle;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Texts;
import org.vanthu.work.Work;

/**
 * Ends a dossier when its matter is resolved (kết thúc hồ sơ), and opens it again with a reason. What is not done yet
 * stands against the end; what should be looked at before is told once. Waiting for replies ends here and nowhere else.
 *
 * @see "Decree 30/2020/NĐ-CP, article 29; Decision 182/QĐ-VP, article 9.c.3"
 */
final class DossierEnding {

    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierOpinions opinions;
    private final DossierRights rights;
    private final DocumentFacts facts;
    private final Dossiers dossiers;
    private final DossierExtensions extensions;
    private final Work work;
    private final DossierSite site;
    private final ClassPolicyDelegate<DossierPolicies.OnEnded> onEnded;
    private final ClassPolicyDelegate<DossierPolicies.OnReopened> onReopened;

    DossierEnding(
            DossierTable table,
            DossierDocuments contents,
            DossierOpinions opinions,
            DossierRights rights,
            DocumentFacts facts,
            Dossiers dossiers,
            DossierExtensions extensions,
            Work work,
            DossierSite site,
            PolicyComponent policyComponent) {
        this.table = table;
        this.contents = contents;
        this.opinions = opinions;
        this.rights = rights;
        this.facts = facts;
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.work = work;
        this.site = site;
        this.onEnded = policyComponent.registerClassPolicy(DossierPolicies.OnEnded.class);
        this.onReopened = policyComponent.registerClassPolicy(DossierPolicies.OnReopened.class);
    }

    /** What stands against the end of a dossier now, and what to look at before. */
    List<Obstacle> check(String dossierId) {
        Dossier dossier = table.get(dossierId);
        rights.requireManage(dossier);
        return obstacles(dossier);
    }

    /**
     * Ends a dossier.
     *
     * @throws ConflictException with the obstacles if something is not done ({@code dossier.error.cannot-end}), or is
     *     to be looked at and {@code form.anyway} is not set ({@code dossier.error.look-first})
     */
    Dossier end(String dossierId, EndForm form) {
        Dossier dossier = table.lock(dossierId, Words.version(form.version()));
        rights.requireManage(dossier);
        Dossiers.requireRunning(dossier);
        String retention = Words.optional("retention", form.retention(), 100);
        String kept = Words.required("retention", retention == null ? dossier.retention() : retention, 100);
        String note = Words.optional("note", form.note(), Words.REASON);
        List<Obstacle> obstacles = obstacles(dossier);
        if (obstacles.stream().anyMatch(Obstacle::blocks)) {
            throw ConflictException.with(
                    Map.of("obstacles", obstacles), "dossier.error.cannot-end", message(obstacles, true));
        }
        if (!obstacles.isEmpty() && !Boolean.TRUE.equals(form.anyway())) {
            throw ConflictException.with(
                    Map.of("obstacles", obstacles), "dossier.error.look-first", message(obstacles, false));
        }
        Instant now = site.now();
        contents.endReplies(dossierId, now);
        dossiers.turn(dossier.ended(kept, now, site.userName(), note));
        site.record(
                dossier,
                "dossier.end",
                List.of(
                        new Change("state", dossier.state(), DossierState.ENDED),
                        new Change("retention", dossier.retention(), kept)),
                note);
        NodeRef node = DossierNodes.ref(dossierId);
        onEnded.get(node, DossierModel.TYPE_DOSSIER).onEnded(List.of(node));
        return table.get(dossierId);
    }

    /** Opens an ended dossier again; the replies that were awaited until its end are awaited again. */
    Dossier reopen(String dossierId, @Nullable String reason, @Nullable Long version) {
        Dossier dossier = table.lock(dossierId, Words.version(version));
        if (!rights.of(dossier).reopen()) {
            throw site.refused(dossier, "reopen");
        }
        if (!dossier.state().equals(DossierState.ENDED) || dossier.endedAt() == null) {
            throw new ConflictException("dossier.error.not-ended", dossier.code());
        }
        if (extensions.isKept(dossierId)) {
            throw new ConflictException("dossier.error.kept", dossier.code());
        }
        String why = Words.required("reason", reason, Words.REASON);
        contents.resumeReplies(dossierId, dossier.endedAt());
        String state = contents.of(dossierId).isEmpty() ? DossierState.OPEN : DossierState.IN_PROGRESS;
        dossiers.turn(dossier.reopened(state));
        site.record(dossier, "dossier.reopen", List.of(new Change("state", dossier.state(), state)), why);
        NodeRef node = DossierNodes.ref(dossierId);
        onReopened.get(node, DossierModel.TYPE_DOSSIER).onReopened(List.of(node));
        return table.get(dossierId);
    }

    private List<Obstacle> obstacles(Dossier dossier) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (DossierOpinions.Opinion opinion : opinions.of(dossier.id())) {
            if (opinion.isOpen()) {
                obstacles.add(new Obstacle(
                        "openOpinion",
                        true,
                        Texts.of("dossier.obstacle-opinion", site.fullName(String.valueOf(opinion.askedOf()))),
                        ""));
            }
        }
        List<DossierDocument> documents = contents.of(dossier.id());
        if (documents.isEmpty()) {
            obstacles.add(new Obstacle("empty", false, Texts.of("dossier.obstacle-empty"), ""));
        }
        duplicates(documents, obstacles);
        documents.forEach(document -> running(document, obstacles));
        obstacles.addAll(extensions.obstacles(
                dossier,
                documents.stream()
                        .map(document -> DossierNodes.ref(document.nodeId()))
                        .toList()));
        return obstacles;
    }

    /** An incoming document may still be handled elsewhere; of drafts the feature that issues them tells. */
    private void running(DossierDocument document, List<Obstacle> obstacles) {
        boolean handled = work.of(document.nodeId()).stream()
                .anyMatch(step -> step.isRunning() && step.process().equals("incoming"));
        if (handled) {
            obstacles.add(new Obstacle(
                    "handled", false, Texts.of("dossier.obstacle-handled", document.ordinal()), document.nodeId()));
        }
    }

    private void duplicates(List<DossierDocument> documents, List<Obstacle> obstacles) {
        Map<String, Integer> seen = new HashMap<>();
        for (DossierDocument document : documents) {
            String hash = facts.of(DossierNodes.ref(document.nodeId()), document.dossier())
                    .sha256();
            Integer first = hash.isEmpty() ? null : seen.putIfAbsent(hash, document.ordinal());
            if (first != null) {
                obstacles.add(new Obstacle(
                        "duplicate",
                        false,
                        Texts.of("dossier.obstacle-duplicate", document.ordinal(), first),
                        document.nodeId()));
            }
        }
    }

    private static String message(List<Obstacle> obstacles, boolean blocking) {
        return String.join(
                " ",
                obstacles.stream()
                        .filter(obstacle -> obstacle.blocks() || !blocking)
                        .map(Obstacle::message)
                        .toList());
    }

    /**
     * How a dossier is ended.
     *
     * @param retention determined anew, or null to leave it
     * @param anyway whether the person has seen what was to be looked at
     */
    record EndForm(
            @Nullable String retention,
            @Nullable String note,
            @Nullable Boolean anyway,
            @Nullable Long version) {}
}
