package org.vanthu.outgoing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.Deadlines;
import org.vanthu.organization.Role;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.signing.KeyKind;
import org.vanthu.signing.Party;
import org.vanthu.signing.PdfConverter;
import org.vanthu.signing.Pictures;
import org.vanthu.signing.SignatureLook;
import org.vanthu.signing.Signatures;
import org.vanthu.signing.SigningWish;
import org.vanthu.signing.Verdict;
import org.vanthu.signing.VerificationReport;
import org.vanthu.work.Holders;
import org.vanthu.work.Next;

/**
 * Has an approved document signed: by the person named, with her own key or by hand on paper, never by a delegate.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 13 and 18"
 */
public final class Signing {

    /** Signed with a certificate. */
    static final String DIGITAL = "digital";

    /** Signed by hand on paper. */
    static final String PAPER = "paper";

    static final String PDF = "application/pdf";

    private final OutgoingTable table;
    private final OutgoingFiles files;
    private final OutgoingNodes nodes;
    private final Steps steps;
    private final Handlers handlers;
    private final Deadlines deadlines;
    private final Signatures signatures;
    private final Pictures pictures;
    private final PdfConverter converter;
    private final Appendices appendices;
    private final OutgoingSite site;

    Signing(
            OutgoingTable table,
            OutgoingFiles files,
            OutgoingNodes nodes,
            Steps steps,
            Handlers handlers,
            Deadlines deadlines,
            Signatures signatures,
            Pictures pictures,
            PdfConverter converter,
            Appendices appendices,
            OutgoingSite site) {
        this.table = table;
        this.files = files;
        this.nodes = nodes;
        this.steps = steps;
        this.handlers = handlers;
        this.deadlines = deadlines;
        this.signatures = signatures;
        this.pictures = pictures;
        this.converter = converter;
        this.appendices = appendices;
        this.site = site;
    }

    /** Signs with a key of this server, or records the signature that the signer gave by hand. */
    Outgoing sign(String nodeId, SignForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = turn(nodeId, form.seen());
        Outgoing document = turn.document();
        OutgoingFile draft = files.requireApproved(document);
        if (PAPER.equals(form.signature())) {
            return signed(turn, PAPER, form.comment());
        }
        form.requireDigital();
        prepare(document, draft);
        signatures.sign(wish(document), form.keyKind(), form.secret(), (node, file) -> store(document, file));
        return signed(turn, DIGITAL, form.comment());
    }

    /**
     * First half of a signature with a key elsewhere, of the person or of the organisation.
     *
     * @return the digest to be signed, and the version of the document from now on
     */
    Remote begin(String nodeId, RemoteForm form) {
        handlers.readable(nodeId);
        if (Party.ORGANISATION.code().equals(form.party())) {
            return beginSeal(nodeId, form);
        }
        Steps.Turn turn = turn(nodeId, Drafts.version(form.version()));
        Outgoing document = turn.document();
        prepare(document, files.requireApproved(document));
        Signatures.Prepared prepared = signatures.prepare(wish(document), form.certificates());
        long version = table.change(document, Map.of()).version();
        return new Remote(prepared.session(), prepared.digest(), prepared.content(), prepared.expiresAt(), version);
    }

    private Remote beginSeal(String nodeId, RemoteForm form) {
        Outgoing document = steps.ownTurn(
                        nodeId,
                        Drafts.version(form.version()),
                        OutgoingPermission.ISSUE,
                        EnumSet.of(OutgoingState.SEAL))
                .document();
        String file = form.file();
        SigningWish wish = file == null || file.isBlank()
                ? sealWish(document)
                : appendices.wish(document, appendices.unsigned(document, file));
        Signatures.Prepared prepared = signatures.prepare(wish, form.certificates());
        return new Remote(
                prepared.session(), prepared.digest(), prepared.content(), prepared.expiresAt(), document.version());
    }

    /** Second half of the signature of the organisation: the signature came in. */
    void completeSeal(Outgoing document, String session, RemoteForm form) {
        appendices.requireSigned(document);
        signatures.complete(
                document.node(),
                session,
                form.bytes(),
                (node, file) -> files.show(document, keep(document, OutgoingFile.SEALED, file)));
    }

    /** Second half of the signature of the organisation on an attachment; the document itself comes after them all. */
    Outgoing completeAppendix(Outgoing document, String attachment, String session, RemoteForm form) {
        OutgoingFile file = appendices.unsigned(document, attachment);
        signatures.complete(
                appendices.wish(document, file).node(), session, form.bytes(), appendices.target(document, file));
        return table.change(document, Map.of());
    }

    /** Second half of the signature of the person: the signature came in. */
    Outgoing complete(String nodeId, String session, RemoteForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = turn(nodeId, Drafts.version(form.version()));
        Outgoing document = turn.document();
        files.requireApproved(document);
        signatures.complete(document.node(), session, form.bytes(), (node, file) -> store(document, file));
        return signed(turn, DIGITAL, null);
    }

    /** Makes the approved draft a PDF whose places of number and date can be filled behind the signature. */
    private void prepare(Outgoing document, OutgoingFile draft) {
        Path source = nodes.copy(draft.ref());
        Path pdf = temporary();
        Path prepared = temporary();
        try {
            if (draft.mimetype().equals(PDF)) {
                Files.copy(source, pdf, StandardCopyOption.REPLACE_EXISTING);
            } else {
                converter.toPdf(source, ending(draft.name()), pdf);
            }
            NumberFields.prepare(pdf, prepared);
            files.show(document, keep(document, OutgoingFile.PREPARED, prepared));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OutgoingNodes.delete(source);
            OutgoingNodes.delete(pdf);
            OutgoingNodes.delete(prepared);
        }
    }

    private SigningWish wish(Outgoing document) {
        String user = site.access().userName();
        SignatureLook look =
                pictures.personLook(document.agency(), document.fields().signerPosition(), site.fullName(user));
        return SigningWish.person(document.node(), document.agency(), look);
    }

    private void store(Outgoing document, Path file) {
        files.show(document, keep(document, OutgoingFile.SIGNED, file));
    }

    /** Keeps a PDF that was made here. */
    OutgoingFile keep(Outgoing document, String kind, Path file) {
        String name = "van-ban-" + kind + ".pdf";
        return files.store(document, kind, name, PDF, pages(file), file, "");
    }

    static int pages(Path file) {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return pdf.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempFile("vanthu-outgoing-", ".pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Fills number and date into the signed file. */
    void fillNumber(Outgoing numbered) {
        if (!DIGITAL.equals(numbered.stage().signature())) {
            return;
        }
        OutgoingFile signed = files.current(numbered).orElseThrow();
        Path in = nodes.copy(signed.ref());
        Path out = temporary();
        try {
            String number = Objects.requireNonNull(numbered.stage().number());
            String digits = number.substring(0, number.indexOf('/'));
            LocalDate date = Objects.requireNonNull(numbered.stage().issuedDate());
            NumberFields.year(in).filter(year -> year != date.getYear()).ifPresent(year -> {
                throw InvalidInputException.field(
                        "issuedDate", date, "outgoing.error.year-in-file", numbered.shown(), String.valueOf(year));
            });
            if (NumberFields.fill(in, out, digits, date)) {
                store(numbered, out);
            }
        } finally {
            OutgoingNodes.delete(in);
            OutgoingNodes.delete(out);
        }
    }

    /**
     * Signs the document, and each attachment in a file of its own, for the organisation with its key on this server.
     */
    void seal(Outgoing document, SignForm form) {
        form.requireDigital();
        List<Signatures.Order> orders = new ArrayList<>();
        orders.add(new Signatures.Order(
                sealWish(document), (node, file) -> files.show(document, keep(document, OutgoingFile.SEALED, file))));
        orders.addAll(appendices.orders(document));
        signatures.sign(orders, form.keyKind(), form.secret());
    }

    private SigningWish sealWish(Outgoing document) {
        String agency = document.agency();
        DraftFields fields = document.fields();
        if (document.kind().equals(Outgoing.COPY)) {
            SignatureLook look =
                    SignatureLook.copy(fields.typeName(), site.agency(agency).name());
            return new SigningWish(document.node(), agency, Party.ORGANISATION, SigningWish.Purpose.COPY, look, null);
        }
        SignatureLook look = pictures.sealLook(agency, fields.signerPosition(), site.fullName(fields.signer()));
        return SigningWish.organisation(document.node(), agency, look);
    }

    /**
     * @throws ConflictException if the file of the document does not bear a signature of a person that holds, or a
     *     signature on it is broken ({@code outgoing.error.signature-broken}), or this site trusts nobody
     *     ({@code signing.error.no-trust})
     */
    void requireHolding(Outgoing document) {
        VerificationReport report = signatures.verify(document.node());
        boolean person = report.last(Party.PERSON).isPresent();
        if (!person || report.verdict() == Verdict.INVALID) {
            throw new ConflictException("outgoing.error.signature-broken", document.shown());
        }
        if (report.verdict() == Verdict.UNSURE && !signatures.isTrustSet()) {
            throw new ConflictException("signing.error.no-trust");
        }
    }

    private Steps.Turn turn(String nodeId, long version) {
        Steps.Turn turn = steps.ownTurn(nodeId, version, OutgoingPermission.SIGN, EnumSet.of(OutgoingState.SIGN));
        if (!turn.document().fields().signer().equals(site.access().userName())) {
            throw new AccessDeniedException("only the signer signs " + nodeId);
        }
        return turn;
    }

    private Outgoing signed(Steps.Turn turn, String signature, @Nullable String comment) {
        Outgoing document = turn.document();
        String user = site.access().userName();
        Map<String, @Nullable Object> columns =
                new HashMap<>(Sql.map("signed_at", site.clock().instant(), "signed_by", user, "signature", signature));
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.sign", document.nodeId(), signature));
        return steps.move(turn, "pass", comment, toClerks(document), OutgoingState.NUMBER, columns);
    }

    /** The clerks, until the end of the time that the rules give them after the signature. */
    private Next toClerks(Outgoing document) {
        String rule = document.fields().urgency() > 0 ? "DL-06" : "DL-05";
        Deadline deadline = deadlines.of(document.agency(), rule, site.clock().instant());
        return new Next("", Holders.role(Role.CLERK), "", deadline);
    }

    /**
     * A signature as it is sent.
     *
     * @param key {@code file} or {@code token}
     * @param password of the key file, or the PIN of the token
     */
    record SignForm(
            @Nullable Long version,
            @Nullable String comment,
            @Nullable String signature,
            @Nullable String key,
            @Nullable String password) {

        long seen() {
            return Drafts.version(version);
        }

        void requireDigital() {
            if (!DIGITAL.equals(signature)) {
                throw InvalidInputException.field(
                        "signature",
                        signature,
                        "outgoing.error.choice",
                        "signature",
                        signature == null ? "" : signature);
            }
        }

        KeyKind keyKind() {
            return "token".equals(key) ? KeyKind.TOKEN : KeyKind.FILE;
        }

        char[] secret() {
            return password == null ? new char[0] : password.toCharArray();
        }
    }

    /**
     * A signature with a key elsewhere, as it is sent.
     *
     * @param chain certificates, the signer's first, DER in Base64; in the first half
     * @param party {@code person} or {@code organisation}; in the first half
     * @param signature Base64; in the second half
     * @param file the attachment that the organisation signs, or none for the document itself
     */
    record RemoteForm(
            @Nullable Long version,
            @JsonProperty("certificates") @Nullable List<String> chain,
            @Nullable String party,
            @Nullable String signature,
            @Nullable String file) {

        List<X509Certificate> certificates() {
            List<X509Certificate> certificates = new ArrayList<>();
            try {
                CertificateFactory factory = CertificateFactory.getInstance("X.509");
                for (String certificate : chain == null ? List.<String>of() : chain) {
                    byte[] der = Base64.getMimeDecoder().decode(certificate);
                    certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
                }
            } catch (CertificateException | IllegalArgumentException e) {
                throw InvalidInputException.field(e, "certificates", "", "outgoing.error.certificates");
            }
            if (certificates.isEmpty()) {
                throw InvalidInputException.field("certificates", "", "outgoing.error.certificates");
            }
            return certificates;
        }

        byte[] bytes() {
            try {
                return Base64.getMimeDecoder().decode(signature == null ? "" : signature);
            } catch (IllegalArgumentException e) {
                throw InvalidInputException.field(e, "signature", "", "outgoing.error.signature-form");
            }
        }
    }

    /**
     * What a remote signer gets.
     *
     * @param digest SHA-256 of {@code content}, hexadecimal
     * @param content what is to be signed, Base64
     * @param version the version of the document that the second half names
     */
    record Remote(String requestId, String digest, String content, Instant expiresAt, long version) {}
}
