package org.vanthu.signing;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import eu.europa.esig.dss.diagnostic.CertificateRevocationWrapper;
import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.PDFRevisionWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.reports.Reports;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.InvalidInputException;

/**
 * Verifies the signatures of a PDF with EU DSS: integrity, the chain to a trusted authority, revocation, time, and what
 * was changed after each signature. Addresses in certificates are asked only when the chain ends at a trusted
 * authority, so that a stranger's file sends this server nowhere.
 *
 * @see "ETSI EN 319 102-1"
 */
public final class SignatureVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureVerifier.class);

    /** What the clerk fills in between the signatures; {@code outgoing} makes these fields. */
    private static final Set<String> NUMBER_FIELDS = Set.of("vanthuNumber", "vanthuDay", "vanthuMonth");

    static {
        DssXml.useParsersOfTheJdk();
    }

    private final SigningSettings settings;
    private final TrustStore trust;
    private final Clock clock;

    SignatureVerifier(SigningSettings settings, Clock clock) {
        this.settings = settings;
        this.trust =
                new TrustStore(settings.trustFolder(), settings.trustPassword().toCharArray());
        this.clock = clock;
    }

    /**
     * Verifies; a file without signatures gives an empty report. May ask servers over the network.
     *
     * @throws InvalidInputException if the file is no PDF ({@code signing.error.no-pdf}) or nothing can be said of it
     *     ({@code signing.error.not-verifiable})
     */
    public VerificationReport verify(Path pdf) {
        Instant now = clock.instant();
        FieldNames fields = FieldNames.of(pdf);
        try {
            PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(pdf.toFile()));
            PdfBoxDefaultObjectFactory objects = new PdfBoxDefaultObjectFactory();
            DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
            // Objects are compared, which finds every change; drawing all pages twice would take seconds.
            differences.setMaximalPagesAmountForVisualComparison(0);
            objects.setPdfDifferencesFinder(differences);
            validator.setPdfObjFactory(objects);
            validator.setCertificateVerifier(verifier());
            validator.setValidationTime(Date.from(now));
            validator.setLocale(Locale.ENGLISH);
            validator.setEnableEtsiValidationReport(false);
            return report(validator.validateDocument(), fields, now);
        } catch (IllegalInputException | DSSException e) {
            // the file or this server: only the log can tell
            LOG.warn("signatures of a file cannot be verified", e);
            throw InvalidInputException.field(e, "file", "", "signing.error.not-verifiable");
        }
    }

    /** Whether there is any authority that this site trusts; without one no signature can be confirmed. */
    public boolean isTrustSet() {
        return !trust.isEmpty();
    }

    private CommonCertificateVerifier verifier() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trust.anchors());
        verifier.setAdjunctCertSources(trust.issuers());
        verifier.setAIASource(null);
        verifier.setCheckRevocationForUntrustedChains(false);
        if (settings.onlineChecks()) {
            verifier.setOcspSource(
                    new OnlineOCSPSource(Network.loader(settings.timeout(), "application/ocsp-request")));
            verifier.setCrlSource(new OnlineCRLSource(Network.loader(settings.timeout(), null)));
            verifier.setRevocationFallback(true);
        }
        return verifier;
    }

    private static VerificationReport report(Reports reports, FieldNames fields, Instant now) {
        DiagnosticData data = reports.getDiagnosticData();
        List<SignatureWrapper> signatures = new ArrayList<>(data.getSignatures());
        signatures.sort(Comparator.comparing(SignatureVerifier::end));
        List<VerificationReport.Signature> views = new ArrayList<>();
        for (int i = 0; i < signatures.size(); i++) {
            views.add(view(signatures.get(i), i == signatures.size() - 1, fields, reports.getSimpleReport()));
        }
        return new VerificationReport(now, views);
    }

    private static VerificationReport.Signature view(
            SignatureWrapper signature, boolean last, FieldNames fields, SimpleReport report) {
        PDFRevisionWrapper revision = signature.getPDFRevision();
        CertificateWrapper certificate = signature.getSigningCertificate();
        boolean extended = revision != null && revision.arePdfObjectModificationsDetected();
        return new VerificationReport.Signature(
                status(signature, last, fields, report),
                party(revision),
                certificate == null ? "" : text(certificate.getCommonName()),
                certificate == null ? "" : text(certificate.getOrganizationName()),
                certificate == null ? "" : issuer(certificate),
                certificate == null ? BigInteger.ZERO : new BigInteger(certificate.getSerialNumber()),
                instant(signature.getClaimedSigningTime()),
                stampedAt(signature).orElse(null),
                certificate == null ? null : instant(certificate.getNotBefore()),
                certificate == null ? null : instant(certificate.getNotAfter()),
                certificate == null ? null : revokedAt(certificate),
                last && !extended,
                revision == null ? List.of() : fields.changed(revision.getPdfSignatureOrFormFillChanges()));
    }

    private static SignatureStatus status(
            SignatureWrapper signature, boolean last, FieldNames fields, SimpleReport report) {
        if (!signature.isSignatureIntact() || !signature.isSignatureValid()) {
            return signature.getDigestMatchers().stream().anyMatch(digest -> !digest.isDataIntact())
                    ? SignatureStatus.ALTERED
                    : SignatureStatus.BROKEN;
        }
        PDFRevisionWrapper revision = signature.getPDFRevision();
        if (revision != null && isAltered(revision, last, fields)) {
            return SignatureStatus.ALTERED;
        }
        if (report.getIndication(signature.getId()) == Indication.TOTAL_PASSED
                || report.getIndication(signature.getId()) == Indication.PASSED) {
            return SignatureStatus.VALID;
        }
        return status(
                signature,
                report.getSubIndication(signature.getId()),
                report.getValidationTime().toInstant());
    }

    /** Behind a signature there may be other signatures with their pictures, proofs, and fields that it left open. */
    private static boolean isAltered(PDFRevisionWrapper revision, boolean last, FieldNames fields) {
        return !revision.isSignatureByteRangeValid()
                || !revision.isPdfSignatureDictionaryConsistent()
                || !revision.getPdfUndefinedChanges().isEmpty()
                || !revision.getPdfAnnotationChanges().isEmpty()
                || !revision.getPdfPageDifferenceConcernedPages().isEmpty()
                || (last && !revision.getPdfSignatureOrFormFillChanges().isEmpty() && !isNumbered(revision, fields));
    }

    /** The person has signed, the clerk has filled number and date in, the organisation has not signed yet. */
    private static boolean isNumbered(PDFRevisionWrapper revision, FieldNames fields) {
        return party(revision) == Party.PERSON
                && fields.changed(revision.getPdfSignatureOrFormFillChanges()).stream()
                        .allMatch(NUMBER_FIELDS::contains);
    }

    private static SignatureStatus status(SignatureWrapper signature, @Nullable SubIndication reason, Instant now) {
        CertificateWrapper certificate = signature.getSigningCertificate();
        if (certificate == null) {
            return SignatureStatus.BROKEN;
        }
        boolean trusted = signature.isTrustedChain();
        SignatureStatus status = status(trusted, reason);
        Instant ends = certificate.getNotAfter().toInstant();
        boolean ended =
                ends.isBefore(now) && stampedAt(signature).filter(ends::isAfter).isEmpty();
        return ended && status == SignatureStatus.REVOCATION_UNKNOWN ? SignatureStatus.EXPIRED : status;
    }

    private static SignatureStatus status(boolean trusted, @Nullable SubIndication reason) {
        return switch (reason == null ? SubIndication.TRY_LATER : reason) {
            case NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND_NO_POE -> SignatureStatus.UNKNOWN_AUTHORITY;
            case REVOKED, REVOKED_NO_POE, REVOKED_CA_NO_POE -> SignatureStatus.REVOKED;
            case EXPIRED, OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED ->
                trusted ? SignatureStatus.EXPIRED : SignatureStatus.UNKNOWN_AUTHORITY;
            case NOT_YET_VALID -> SignatureStatus.NOT_YET_VALID;
            case TRY_LATER, REVOCATION_OUT_OF_BOUNDS_NO_POE -> SignatureStatus.REVOCATION_UNKNOWN;
            case CERTIFICATE_CHAIN_GENERAL_FAILURE ->
                trusted ? SignatureStatus.REVOCATION_UNKNOWN : SignatureStatus.UNKNOWN_AUTHORITY;
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE -> SignatureStatus.WEAK;
            case HASH_FAILURE -> SignatureStatus.ALTERED;
            case FORMAT_FAILURE, SIG_CRYPTO_FAILURE, NO_SIGNING_CERTIFICATE_FOUND, SIGNED_DATA_NOT_FOUND ->
                SignatureStatus.BROKEN;
            default -> SignatureStatus.UNSURE;
        };
    }

    private static @Nullable Party party(@Nullable PDFRevisionWrapper revision) {
        String reason = revision == null ? null : revision.getReason();
        for (Party party : Party.values()) {
            if (party.reason().equals(reason)) {
                return party;
            }
        }
        return null;
    }

    private static Optional<Instant> stampedAt(SignatureWrapper signature) {
        return signature.getTLevelTimestamps().stream()
                .filter(stamp ->
                        stamp.isMessageImprintDataIntact() && stamp.isSignatureValid() && stamp.isTrustedChain())
                .map(TimestampWrapper::getProductionTime)
                .min(Comparator.naturalOrder())
                .map(Date::toInstant);
    }

    private static @Nullable Instant revokedAt(CertificateWrapper certificate) {
        return certificate.getCertificateRevocationData().stream()
                .filter(CertificateRevocationWrapper::isRevoked)
                .map(CertificateRevocationWrapper::getRevocationDate)
                .map(Date::toInstant)
                .findFirst()
                .orElse(null);
    }

    private static String issuer(CertificateWrapper certificate) {
        CertificateWrapper issuer = certificate.getSigningCertificate();
        return issuer == null ? text(certificate.getCertificateIssuerDN()) : text(issuer.getCommonName());
    }

    /** How far into the file the signature reaches. */
    private static BigInteger end(SignatureWrapper signature) {
        PDFRevisionWrapper revision = signature.getPDFRevision();
        List<BigInteger> range = revision == null ? List.of() : revision.getSignatureByteRange();
        return range.size() < 4 ? BigInteger.ZERO : range.get(2).add(range.get(3));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
