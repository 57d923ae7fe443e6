package org.vanthu.outgoing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.dossier.Dossiers;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.work.WorkItem;

/**
 * Drafts documents: what people enter, and the files. Who may change what depends on the step: the drafter while
 * drafting, whoever checks while checking; once the words were approved, a new version of the file sends the document
 * back to the person who signs.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 10 and 11"
 */
public final class Drafts {

    private static final Set<OutgoingState> EDITABLE = EnumSet.of(
            OutgoingState.DRAFT,
            OutgoingState.RETURNED,
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE,
            OutgoingState.SIGN,
            OutgoingState.NUMBER);
    private static final Set<OutgoingState> BEFORE_APPROVAL = EnumSet.of(
            OutgoingState.DRAFT,
            OutgoingState.RETURNED,
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE);
    private static final Set<OutgoingState> SIGNED_ONES =
            EnumSet.of(OutgoingState.NUMBER, OutgoingState.SEAL, OutgoingState.ISSUE, OutgoingState.ISSUED);
    private static final Set<OutgoingState> SCANNABLE =
            EnumSet.of(OutgoingState.NUMBER, OutgoingState.SEAL, OutgoingState.ISSUE);

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final OutgoingNodes nodes;
    private final OutgoingFiles files;
    private final DraftRules rules;
    private final Steps steps;
    private final Handlers handlers;
    private final Dossiers dossiers;
    private final OutgoingSite site;

    Drafts(
            OutgoingTable table,
            OutgoingParts parts,
            OutgoingNodes nodes,
            OutgoingFiles files,
            DraftRules rules,
            Steps steps,
            Handlers handlers,
            Dossiers dossiers,
            OutgoingSite site) {
        this.table = table;
        this.parts = parts;
        this.nodes = nodes;
        this.files = files;
        this.rules = rules;
        this.steps = steps;
        this.handlers = handlers;
        this.dossiers = dossiers;
        this.site = site;
    }

    /** Creates a draft with the files that came with it; it is the signed-in person's. */
    Outgoing create(DraftForm form, Uploaded uploaded) {
        Agency agency = site.agency(form.agency() == null ? "" : form.agency());
        site.access().require(agency.code(), OutgoingPermission.DRAFT);
        String drafter = site.access().userName();
        DraftFields fields = rules.check(agency, drafter, form, null);
        List<Recipient> recipients = rules.recipients(form.recipients());
        List<Link> links = rules.links(form.links());
        Outgoing draft = insert(agency, Outgoing.DOCUMENT, drafter, fields, recipients, links);
        for (Uploaded.Part part : uploaded.of("file").stream().limit(1).toList()) {
            draft = addDraft(draft, part, null);
        }
        for (Uploaded.Part part : uploaded.of(OutgoingFile.SUBMISSION)) {
            files.upload(draft, OutgoingFile.SUBMISSION, part, null);
        }
        for (Uploaded.Part part : uploaded.of(OutgoingFile.ATTACHMENT)) {
            files.upload(draft, OutgoingFile.ATTACHMENT, part, null);
        }
        String dossier = form.dossier();
        if (dossier != null && !dossier.isBlank()) {
            dossiers.add(dossier, draft.node());
            if (fields.replyRequested()) {
                dossiers.awaitReply(dossier, draft.node(), fields.replyDue(), true);
            }
        }
        return draft;
    }

    Outgoing insert(
            Agency agency,
            String kind,
            String drafter,
            DraftFields fields,
            List<Recipient> recipients,
            List<Link> links) {
        NodeRef node = nodes.create(agency.code(), drafter, fields);
        table.insert(node.getId(), agency.code(), kind, drafter, fields);
        parts.setRecipients(node.getId(), recipients);
        parts.setLinks(node.getId(), links);
        Outgoing draft = steps.begin(table.find(node.getId()).orElseThrow());
        site.audit().record(AuditEvent.of(agency.code(), "outgoing.draft", draft.nodeId(), null));
        return draft;
    }

    Outgoing addDraft(Outgoing document, Uploaded.Part part, @Nullable String note) {
        OutgoingFile file = files.upload(document, OutgoingFile.DRAFT, part, note);
        files.show(document, file);
        return table.change(document, OutgoingFiles.columns(file));
    }

    /** Changes what was entered. */
    Outgoing change(String nodeId, DraftForm form) {
        handlers.readable(nodeId);
        Outgoing document = steps.lock(nodeId, version(form.version()), EDITABLE);
        requireEditor(document);
        Agency agency = site.agency(document.agency());
        DraftFields before = document.fields();
        DraftFields after = rules.check(agency, document.drafter(), form, before);
        List<Change> changes = changes(before, after);
        if (document.state().isApproved() && changes.stream().anyMatch(change -> isApproved(change.field()))) {
            throw new ConflictException("outgoing.error.frozen", document.shown());
        }
        if (form.recipients() != null) {
            parts.setRecipients(nodeId, rules.recipients(form.recipients()));
            changes.add(new Change(
                    "recipients", null, String.valueOf(form.recipients().size())));
        }
        if (form.links() != null) {
            List<Link> links = rules.links(form.links());
            parts.setLinks(nodeId, links);
            changes.add(new Change(
                    "links",
                    null,
                    String.join("; ", links.stream().map(Link::text).toList())));
        }
        Outgoing changed = table.change(document, OutgoingTable.columns(after));
        nodes.set(document.node(), OutgoingNodes.of(after));
        steps.describe(changed);
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.change", nodeId, changes, null));
        return changed;
    }

    /** What the person who signs approved; the clerk may add how it is issued. */
    private static boolean isApproved(String field) {
        return !Set.of("modeReason", "mode", "copies", "note", "series", "notation", "wide")
                .contains(field);
    }

    /** Adds a file, in which kind says what it is. */
    Outgoing addFile(String nodeId, FileForm form, Uploaded.Part part) {
        handlers.readable(nodeId);
        String kind = form.kind() == null ? OutgoingFile.DRAFT : form.kind();
        return switch (kind) {
            case OutgoingFile.DRAFT -> newVersion(nodeId, form, part);
            case OutgoingFile.SUBMISSION, OutgoingFile.ATTACHMENT -> {
                Outgoing document = steps.lock(nodeId, version(form.version()), BEFORE_APPROVAL);
                requireEditor(document);
                yield added(document, kind, form, part);
            }
            case OutgoingFile.ORIGINAL -> {
                Outgoing document = steps.lock(nodeId, version(form.version()), SIGNED_ONES);
                requireDrafter(document);
                yield added(document, kind, form, part);
            }
            case OutgoingFile.SIGNED -> {
                Outgoing document = steps.lock(nodeId, version(form.version()), SCANNABLE);
                site.access().require(document.agency(), OutgoingPermission.ISSUE);
                if (!Signing.PAPER.equals(document.stage().signature())) {
                    throw new ConflictException("outgoing.error.signed-digitally", document.shown());
                }
                Outgoing after = added(document, kind, form, part);
                files.current(after).ifPresent(file -> files.show(after, file));
                yield after;
            }
            default -> throw InvalidInputException.field("kind", kind, "outgoing.error.choice", "kind", kind);
        };
    }

    private Outgoing added(Outgoing document, String kind, FileForm form, Uploaded.Part part) {
        OutgoingFile file = files.upload(document, kind, part, form.note());
        if (document.state() == OutgoingState.ISSUED) {
            nodes.open(file.ref());
        }
        record(document, "outgoing.add-file", kind + " " + file.name());
        return table.change(document, Map.of());
    }

    /** A new version of the draft; after the approval it goes back to the person who signs. */
    private Outgoing newVersion(String nodeId, FileForm form, Uploaded.Part part) {
        Outgoing document = steps.lock(nodeId, version(form.version()), EDITABLE);
        requireEditor(document);
        if (!document.state().isApproved()) {
            Outgoing changed = addDraft(document, part, form.note());
            record(changed, "outgoing.new-version", String.valueOf(changed.draftVersion()));
            return changed;
        }
        Steps.Turn turn = steps.ownTurn(
                nodeId,
                document.version(),
                OutgoingPermission.READ,
                EnumSet.of(OutgoingState.SIGN, OutgoingState.NUMBER));
        Outgoing changed = addDraft(document, part, form.note());
        files.dropSigned(changed);
        record(changed, "outgoing.new-version", String.valueOf(changed.draftVersion()));
        return steps.move(
                new Steps.Turn(changed, turn.item(), turn.acting()),
                "changed",
                form.note(),
                Steps.to("", changed.fields().signer()),
                OutgoingState.APPROVE,
                Processing.unapproved());
    }

    /** Removes an attachment or a submission before the approval; the row stays as a trace. */
    Outgoing removeFile(String nodeId, String fileId, long version) {
        handlers.readable(nodeId);
        Outgoing document = steps.lock(nodeId, version, BEFORE_APPROVAL);
        requireEditor(document);
        OutgoingFile file = parts.file(nodeId, fileId)
                .filter(found ->
                        Set.of(OutgoingFile.SUBMISSION, OutgoingFile.ATTACHMENT).contains(found.kind())
                                && !found.removed())
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-file", fileId));
        parts.remove(file.id());
        record(document, "outgoing.remove-file", file.name());
        return table.change(document, Map.of());
    }

    /** Whoever has the turn changes it; the drafter only in her own. */
    private void requireEditor(Outgoing document) {
        String user = site.access().userName();
        boolean holds =
                steps.open(document).filter(item -> steps.isHeldBy(item, user)).isPresent();
        if (!holds) {
            throw new AccessDeniedException(user + " does not have the turn at " + document.nodeId());
        }
    }

    private void requireDrafter(Outgoing document) {
        if (!document.drafter().equals(site.access().userName())) {
            throw new AccessDeniedException("only the drafter of " + document.nodeId());
        }
    }

    private void record(Outgoing document, String action, @Nullable String detail) {
        site.audit().record(AuditEvent.of(document.agency(), action, document.nodeId(), detail));
    }

    static long version(@Nullable Long version) {
        if (version == null) {
            throw InvalidInputException.field("version", "", "shared.error.missing", "version");
        }
        return version;
    }

    private static List<Change> changes(DraftFields before, DraftFields after) {
        Map<String, @Nullable Object> old = OutgoingTable.columns(before);
        Map<String, @Nullable Object> now = new HashMap<>(OutgoingTable.columns(after));
        List<Change> changes = new ArrayList<>();
        for (String column : OutgoingTable.columns(after).keySet()) {
            if (!column.endsWith("_key") && !Objects.equals(old.get(column), now.get(column))) {
                changes.add(new Change(field(column), text(old.get(column)), text(now.get(column))));
            }
        }
        return changes;
    }

    /** The column as the member that people know: {@code signer_position} is {@code signerPosition}. */
    private static String field(String column) {
        if (column.equals("issue_mode")) {
            return "mode";
        }
        StringBuilder name = new StringBuilder();
        for (String part : column.split("_", -1)) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? null : value.toString();
        return text == null || text.length() <= 500 ? text : text.substring(0, 500);
    }

    /** Whose turn it is, for messages. */
    static String holder(WorkItem item) {
        return item.holder();
    }

    /** A file as it is sent. */
    record FileForm(
            @Nullable String kind,
            @Nullable String note,
            @Nullable Long version,
            @Nullable String onBehalfOf) {}
}
