package org.vanthu.outgoing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.delegation.Acting;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Agency;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.IncomingProcessing;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.VanthuException.FieldError;
import org.vanthu.work.Next;

/**
 * Numbers, seals and issues signed documents. The number is taken when everything else of the step is written, and
 * commits or rolls back with it: there is no number without a document. A document is issued once, because its row is
 * locked, its step ends, and the list of documents takes it only once. Sending it is another act.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 14 to 18"
 */
public final class Issuing {

    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final OutgoingNodes nodes;
    private final OutgoingFiles files;
    private final Numbering numbering;
    private final OutgoingRegister register;
    private final Delivery delivery;
    private final Signing signing;
    private final IncomingProcessing incoming;
    private final Steps steps;
    private final Handlers handlers;
    private final OutgoingSite site;
    private final ClassPolicyDelegate<OutgoingPolicies.OnIssued> onIssued;

    Issuing(
            OutgoingTable table,
            OutgoingParts parts,
            OutgoingNodes nodes,
            OutgoingFiles files,
            Numbering numbering,
            OutgoingRegister register,
            Delivery delivery,
            Signing signing,
            IncomingProcessing incoming,
            Steps steps,
            Handlers handlers,
            OutgoingSite site,
            PolicyComponent policyComponent) {
        this.table = table;
        this.parts = parts;
        this.nodes = nodes;
        this.files = files;
        this.numbering = numbering;
        this.register = register;
        this.delivery = delivery;
        this.signing = signing;
        this.incoming = incoming;
        this.steps = steps;
        this.handlers = handlers;
        this.site = site;
        this.onIssued = policyComponent.registerClassPolicy(OutgoingPolicies.OnIssued.class);
    }

    /** Gives a signed document its number, date and identifier; the entry in the register is made with them. */
    Outgoing number(String nodeId, NumberForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.ownTurn(
                nodeId, Drafts.version(form.version()), OutgoingPermission.ISSUE, EnumSet.of(OutgoingState.NUMBER));
        Outgoing document = withNotation(turn.document(), form.notation());
        files.requireApproved(document);
        LocalDate date = date(document, form.issuedDate());
        String notation = numbering.notation(document);
        numbering.write(document, 1, date.getYear(), notation);
        NumberSeries series = numbering.series(document, date.getYear());
        Outgoing moved = steps.move(
                new Steps.Turn(document, turn.item(), turn.acting()),
                "pass",
                form.comment(),
                Steps.toClerks(),
                OutgoingState.SEAL,
                new HashMap<>());
        nodes.settle(document.node());
        Long reserved = form.reservedNumber();
        long ordinal = reserved == null ? register.take(series) : register.use(series, reserved);
        DocumentNumber number = numbering.write(document, ordinal, date.getYear(), notation);
        table.requireUnused(document.agency(), date.getYear(), number.text());
        Agency agency = site.agency(document.agency());
        String documentId = register.nextDocumentId(agency, date.getYear());
        Instant now = site.clock().instant();
        Outgoing numbered = table.change(
                moved,
                Sql.map(
                        "notation", document.fields().notation(),
                        "series_id", series.id(),
                        "ordinal", ordinal,
                        "number_text", number.text(),
                        "number_key", number.lookupKey(),
                        "number_year", date.getYear(),
                        "issued_date", date,
                        "numbered_at", now,
                        "numbered_by", site.access().userName(),
                        "document_id", documentId));
        nodes.set(document.node(), numbered(numbered, agency, number, series));
        register.enter(series.id(), ordinal, nodeId, entry(numbered));
        signing.fillNumber(numbered);
        steps.describe(numbered);
        site.audit()
                .record(AuditEvent.of(
                        document.agency(),
                        "outgoing.number",
                        nodeId,
                        List.of(
                                new Change("number", null, number.text()),
                                new Change("issuedDate", null, date.toString())),
                        form.comment()));
        LOG.info("numbered {} {} {} {}", agency.code(), series.id(), ordinal, nodeId);
        return numbered;
    }

    /** Seals a numbered document: records the seal on paper, or signs for the organisation what a person signed. */
    Outgoing seal(String nodeId, Signing.SignForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.ownTurn(nodeId, form.seen(), OutgoingPermission.ISSUE, EnumSet.of(OutgoingState.SEAL));
        Outgoing document = turn.document();
        if (document.stage().signedAt() == null) {
            throw new ConflictException("outgoing.error.unsigned", document.shown());
        }
        boolean required = Signing.DIGITAL.equals(document.stage().signature())
                && site.settings(document.agency()).sealRequired();
        if (required || Signing.DIGITAL.equals(form.signature())) {
            signing.seal(document, form);
        }
        return sealed(turn, form.comment(), form.signature());
    }

    /** Seals a document whose signature of the organisation came from a key elsewhere. */
    Outgoing completeSeal(String nodeId, String session, Signing.RemoteForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.ownTurn(
                nodeId, Drafts.version(form.version()), OutgoingPermission.ISSUE, EnumSet.of(OutgoingState.SEAL));
        if (form.file() != null && !form.file().isBlank()) {
            return signing.completeAppendix(turn.document(), form.file(), session, form);
        }
        signing.completeSeal(turn.document(), session, form);
        return sealed(turn, null, Signing.DIGITAL);
    }

    /** Whether the signature that comes in is that of the organisation. */
    boolean isSealing(String nodeId) {
        return handlers.readable(nodeId).state() == OutgoingState.SEAL;
    }

    private Outgoing sealed(Steps.Turn turn, @Nullable String comment, @Nullable String signature) {
        Outgoing document = turn.document();
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.seal", document.nodeId(), signature));
        return steps.move(
                turn,
                "pass",
                comment,
                Steps.toClerks(),
                OutgoingState.ISSUE,
                Sql.map(
                        "sealed_at",
                        site.clock().instant(),
                        "sealed_by",
                        site.access().userName()));
    }

    /** Issues a document: its agency reads it from now on, and what it answers is done. */
    Outgoing issue(String nodeId, IssueForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.ownTurn(
                nodeId, Drafts.version(form.version()), OutgoingPermission.ISSUE, EnumSet.of(OutgoingState.ISSUE));
        Outgoing document = withMode(turn.document(), form);
        requireIssuable(document);
        site.extensions().beforeIssue(document);
        Instant now = site.clock().instant();
        Outgoing issued = steps.move(
                new Steps.Turn(document, turn.item(), turn.acting()),
                "pass",
                form.comment(),
                Next.NOBODY,
                OutgoingState.ISSUED,
                Sql.map(
                        "issued_at",
                        now,
                        "issued_by",
                        site.access().userName(),
                        "issue_mode",
                        document.fields().mode(),
                        "mode_reason",
                        document.fields().modeReason()));
        Agency agency = site.agency(document.agency());
        List<Recipient> recipients = parts.recipients(nodeId);
        String places = recipients.stream().map(Recipient::name).collect(Collectors.joining("; "));
        nodes.addAspect(issued.node(), OutgoingModel.ASPECT_ISSUING, issuing(issued));
        nodes.set(
                issued.node(),
                Map.of(
                        RegistryModel.PROP_RECIPIENTS,
                        new ArrayList<>(recipients.stream().map(Recipient::name).toList())));
        register.list(listed(issued, now), agency, places);
        open(issued);
        answer(issued, turn.acting());
        delivery.begin(issued, recipients, turn.acting());
        site.audit()
                .record(AuditEvent.of(
                        document.agency(),
                        "outgoing.issue",
                        nodeId,
                        List.of(new Change("mode", null, issued.fields().mode())),
                        form.comment()));
        onIssued.get(issued.node(), RegistryModel.TYPE_OUTGOING_DOCUMENT).onIssued(issued.node(), issued);
        LOG.info("issued {} {} {}", agency.code(), issued.stage().ordinal(), nodeId);
        return issued;
    }

    /** Gives a numbered document up before it is issued; its number stays used, and the register says why. */
    Outgoing giveUp(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        String reason = form.reason();
        Outgoing document = steps.lock(nodeId, form.seen(), EnumSet.of(OutgoingState.SEAL, OutgoingState.ISSUE));
        site.access().require(document.agency(), OutgoingPermission.ISSUE);
        Acting acting = Acting.self(site.access().userName());
        Outgoing ended = steps.end(document, acting, "void", reason, OutgoingState.VOIDED);
        Stage stage = document.stage();
        register.giveUp(
                Objects.requireNonNull(stage.seriesId()), Objects.requireNonNull(stage.ordinal()), nodeId, reason);
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.void", nodeId, reason));
        return ended;
    }

    /**
     * What must hold before a document is issued.
     *
     * @throws ConflictException if it was changed after the approval, or is not signed as the agency demands
     */
    private void requireIssuable(Outgoing document) {
        files.requireApproved(document);
        OutgoingSettings settings = site.settings(document.agency());
        String signature = document.stage().signature();
        boolean electronic = !document.fields().mode().equals(DraftRules.PAPER);
        boolean digital = Signing.DIGITAL.equals(signature)
                || (document.kind().equals(Outgoing.COPY)
                        && parts.last(document.nodeId(), OutgoingFile.SEALED).isPresent());
        if (signature == null || (electronic && settings.signatureRequired() && !digital)) {
            throw new ConflictException("outgoing.error.unsigned", document.shown());
        }
        if (signature.equals(Signing.DIGITAL)) {
            signing.requireHolding(document);
        }
        if (!digital && parts.last(document.nodeId(), OutgoingFile.SIGNED).isEmpty()) {
            throw new ConflictException("outgoing.error.missing-scan", document.shown());
        }
        List<FieldError> errors = new ArrayList<>();
        DraftRules.requireMode(
                errors, settings, document.fields().mode(), document.fields().modeReason());
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
    }

    /** The incoming documents that this one answers are done, each of them. */
    private void answer(Outgoing issued, Acting acting) {
        String number = Objects.requireNonNull(issued.stage().number());
        for (Link link : parts.links(issued.nodeId())) {
            String target = link.targetId();
            if (link.kind().equals(Link.ANSWERS) && target != null) {
                incoming.answered(RegistryService.ref(target), issued.node(), number, acting);
            }
        }
    }

    /** Staff of the agency read the document and what is attached; drafts and submissions stay closed. */
    private void open(Outgoing issued) {
        nodes.open(issued.node());
        List<OutgoingFile> all = parts.files(issued.nodeId());
        all.stream().filter(file -> file.isOpenWhenIssued(all)).forEach(file -> nodes.open(file.ref()));
    }

    private LocalDate date(Outgoing document, @Nullable LocalDate wanted) {
        LocalDate today = site.today();
        LocalDate date = wanted == null ? today : wanted;
        Instant signedAt = document.stage().signedAt();
        LocalDate signed = signedAt == null ? today : LocalDate.ofInstant(signedAt, Json.ZONE);
        if (date.isAfter(today) || date.isBefore(signed)) {
            throw InvalidInputException.field(
                    "issuedDate", date, "outgoing.error.issued-date", signed.toString(), today.toString());
        }
        return date;
    }

    private static Outgoing withNotation(Outgoing document, @Nullable String notation) {
        if (notation == null || notation.isBlank()) {
            return document;
        }
        return document.with(document.fields().withNotation(notation.strip()));
    }

    private Outgoing withMode(Outgoing document, IssueForm form) {
        String mode = form.mode();
        if (mode == null || mode.isBlank() || mode.equals(document.fields().mode())) {
            return document;
        }
        String reason = form.modeReason() == null ? "" : form.modeReason().strip();
        if (!List.of(DraftRules.ELECTRONIC, DraftRules.BOTH, DraftRules.PAPER).contains(mode)) {
            throw InvalidInputException.field("mode", mode, "outgoing.error.choice", "mode", mode);
        }
        if (reason.isEmpty()) {
            throw InvalidInputException.field("modeReason", "", "outgoing.error.missing-mode-reason");
        }
        return document.with(document.fields().withMode(mode, reason));
    }

    private Map<QName, Serializable> numbered(
            Outgoing document, Agency agency, DocumentNumber number, NumberSeries series) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(RegistryModel.PROP_NUMBER, number.text());
        properties.put(RegistryModel.PROP_CODE_NUMBER, number.number());
        properties.put(RegistryModel.PROP_CODE_NOTATION, number.notation());
        properties.put(RegistryModel.PROP_ISSUED_NUMBER, document.stage().ordinal());
        properties.put(RegistryModel.PROP_ISSUED_AMOUNT, document.fields().copies());
        properties.put(
                RegistryModel.PROP_ISSUED_DATE,
                OutgoingNodes.date(document.stage().issuedDate()));
        properties.put(RegistryModel.PROP_DOCUMENT_ID, document.stage().documentId());
        properties.put(RegistryModel.PROP_REGISTER, series.id());
        properties.put(RegistryModel.PROP_REGISTER_YEAR, series.year());
        properties.put(RegistryModel.PROP_ISSUER_NAME, agency.name());
        properties.put(RegistryModel.PROP_ISSUER_CODE, agency.identifier());
        String signedBy = document.stage().signedBy();
        properties.put(RegistryModel.PROP_SIGNER_NAME, signedBy == null ? null : site.fullName(signedBy));
        properties.put(RegistryModel.PROP_ORIGIN, origin(document));
        return properties;
    }

    private static String origin(Outgoing document) {
        return Signing.DIGITAL.equals(document.stage().signature()) ? "electronic" : "digitised";
    }

    private static Map<QName, @Nullable Serializable> issuing(Outgoing issued) {
        Map<QName, @Nullable Serializable> properties = new HashMap<>();
        Instant signedAt = issued.stage().signedAt();
        Instant issuedAt = issued.stage().issuedAt();
        properties.put(OutgoingModel.PROP_UNIT, issued.fields().unit());
        properties.put(OutgoingModel.PROP_DRAFTER, issued.drafter());
        properties.put(OutgoingModel.PROP_MODE, issued.fields().mode());
        properties.put(OutgoingModel.PROP_WIDE, issued.fields().wide());
        properties.put(
                OutgoingModel.PROP_REPLY_DUE, OutgoingNodes.date(issued.fields().replyDue()));
        properties.put(OutgoingModel.PROP_SIGNED_AT, signedAt == null ? null : Date.from(signedAt));
        properties.put(OutgoingModel.PROP_ISSUED_AT, issuedAt == null ? null : Date.from(issuedAt));
        return properties;
    }

    private OutgoingRegister.Issued listed(Outgoing issued, Instant at) {
        Stage stage = issued.stage();
        DraftFields fields = issued.fields();
        return new OutgoingRegister.Issued(
                issued.nodeId(),
                Objects.requireNonNull(stage.seriesId()),
                Objects.requireNonNull(stage.ordinal()),
                Objects.requireNonNull(stage.number()),
                Objects.requireNonNull(stage.issuedDate()),
                at,
                fields.typeCode(),
                fields.typeName(),
                fields.subject(),
                fields.urgency(),
                origin(issued),
                issued.pages(),
                fields.replyDue(),
                Objects.requireNonNull(stage.documentId()),
                files.current(issued).map(OutgoingFile::sha256).orElse(null));
    }

    /** What the register says of a number, for good. */
    private Map<String, @Nullable Object> entry(Outgoing document) {
        DraftFields fields = document.fields();
        Stage stage = document.stage();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("number", stage.number());
        entry.put("issuedDate", stage.issuedDate());
        entry.put("documentId", stage.documentId());
        entry.put("typeCode", fields.typeCode());
        entry.put("typeName", fields.typeName());
        entry.put("subject", fields.subject());
        entry.put("signer", stage.signedBy());
        entry.put("signerPosition", fields.signerPosition());
        entry.put("signature", stage.signature());
        entry.put("drafter", document.drafter());
        entry.put("unit", fields.unit());
        entry.put("copies", fields.copies());
        entry.put(
                "recipients",
                parts.recipients(document.nodeId()).stream()
                        .map(Recipient::name)
                        .toList());
        entry.put("sha256", stage.approvedHash());
        return entry;
    }

    /** A numbering as it is sent. */
    record NumberForm(
            @Nullable Long version,
            @Nullable LocalDate issuedDate,
            @Nullable Long reservedNumber,
            @Nullable String notation,
            @Nullable String comment) {}

    /** An issuing as it is sent. */
    record IssueForm(
            @Nullable Long version,
            @Nullable String mode,
            @Nullable String modeReason,
            @Nullable String comment) {}
}
