package org.vanthu.signing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import javax.imageio.ImageIO;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignerTextHorizontalAlignment;
import eu.europa.esig.dss.enumerations.VisualSignatureRotation;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.PdfSignatureFieldPositionChecker;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * Signs PDF files by PAdES, each signature in an increment behind all that is there, so that earlier signatures stay as
 * they are. With {@link Level#T} a time stamp server is asked; that goes over the network.
 *
 * @see "ETSI EN 319 142-1"
 */
public final class PdfSigner {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final String FONT = "/alfresco/module/vanthu-platform/fonts/LiberationSerif-Regular.ttf";
    private static final int CORNER_SIZE = 10;
    private static final double CORNER_RIGHT_MM = 15;
    private static final double CORNER_TOP_MM = 6;
    private static final double CORNER_LINE = 1.25;
    private static final double CORNER_SPARE = 4;
    /** Room for the signature, its certificates and a time stamp. */
    private static final int CONTENT_BYTES = 24 * 1024;

    private final SigningSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    PdfSigner(SigningSettings settings, Clock clock, ZoneId zone) {
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** The level that this site signs with: T where a time stamp server is configured. */
    public Level level() {
        return settings.tsaUrl() == null ? Level.B : Level.T;
    }

    /**
     * Signs.
     *
     * @param reason what stands in the signature itself
     * @throws InvalidInputException if the file is no PDF that can be signed, or the certificate does not allow it
     * @throws ConflictException if the time stamp server does not answer ({@code signing.error.tsa})
     */
    public void sign(Path in, Path out, SigningKey key, String reason, SignatureLook look, Level level) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PAdESSignatureParameters parameters = parameters(in, key.chain(), reason, look, level, now);
        DSSDocument document = document(in);
        PAdESService service = service(level);
        ToBeSigned toBeSigned = guarded(() -> service.getDataToSign(document, parameters));
        write(service, document, parameters, key.sign(toBeSigned.getBytes()), out);
    }

    /** As {@link #sign} for a key that is elsewhere, first half: what is to be signed. Changes nothing. */
    public Digest prepare(
            Path in, List<X509Certificate> chain, String reason, SignatureLook look, Level level, Instant signedAt) {
        Instant time = signedAt.truncatedTo(ChronoUnit.SECONDS);
        PAdESSignatureParameters parameters = parameters(in, chain, reason, look, level, time);
        ToBeSigned toBeSigned = guarded(() -> service(level).getDataToSign(document(in), parameters));
        return new Digest(
                DigestUtils.sha256Hex(toBeSigned.getBytes()),
                Base64.getEncoder().encodeToString(toBeSigned.getBytes()),
                time);
    }

    /**
     * Second half: puts the signature in. The file and everything else must be as they were in {@link #prepare}.
     *
     * @throws InvalidInputException if the signature does not fit the digest and the certificate
     */
    public void complete(
            Path in,
            Path out,
            List<X509Certificate> chain,
            String reason,
            SignatureLook look,
            Level level,
            Digest digest,
            byte[] signature) {
        PAdESSignatureParameters parameters = parameters(in, chain, reason, look, level, digest.signedAt());
        DSSDocument document = document(in);
        PAdESService service = service(level);
        ToBeSigned toBeSigned = guarded(() -> service.getDataToSign(document, parameters));
        if (!DigestUtils.sha256Hex(toBeSigned.getBytes()).equals(digest.digest())) {
            throw new ConflictException("signing.error.changed-since-prepared");
        }
        if (!Signatory.fits(chain.get(0), toBeSigned.getBytes(), signature)) {
            throw InvalidInputException.field("signature", "", "signing.error.signature-wrong");
        }
        write(service, document, parameters, signature, out);
    }

    /** What is signed depends on the name too, and a temporary file has another one in each of the two steps. */
    private static DSSDocument document(Path file) {
        FileDocument document = new FileDocument(file.toFile());
        document.setName("document.pdf");
        return document;
    }

    private static void write(
            PAdESService service,
            DSSDocument document,
            PAdESSignatureParameters parameters,
            byte[] signature,
            Path out) {
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.getAlgorithm(parameters.getEncryptionAlgorithm(), parameters.getDigestAlgorithm());
        DSSDocument signed =
                guarded(() -> service.signDocument(document, parameters, new SignatureValue(algorithm, signature)));
        try {
            signed.save(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PAdESService service(Level level) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        PAdESService service = new PAdESService(verifier);
        PdfBoxNativeObjectFactory pdf = new PdfBoxNativeObjectFactory();
        PdfSignatureFieldPositionChecker places = new PdfSignatureFieldPositionChecker();
        // A seal covers a third of a signature.
        places.setAlertOnSignatureFieldOverlap(new SilentOnStatusAlert());
        places.setAlertOnSignatureFieldOutsidePageDimensions(new SilentOnStatusAlert());
        pdf.setPdfSignatureFieldPositionChecker(places);
        service.setPdfObjFactory(pdf);
        if (level == Level.T) {
            String url = settings.tsaUrl();
            if (url == null) {
                throw new ConflictException("signing.error.no-tsa");
            }
            service.setTspSource(
                    new OnlineTSPSource(url, Network.loader(settings.timeout(), "application/timestamp-query")));
        }
        return service;
    }

    private PAdESSignatureParameters parameters(
            Path in, List<X509Certificate> chain, String reason, SignatureLook look, Level level, Instant signedAt) {
        X509Certificate certificate = chain.get(0);
        Signatory.check(certificate, signedAt);
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(
                level == Level.T ? SignatureLevel.PAdES_BASELINE_T : SignatureLevel.PAdES_BASELINE_B);
        parameters.setSigningCertificate(new CertificateToken(certificate));
        parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setEncryptionAlgorithm(EncryptionAlgorithm.forKey(certificate.getPublicKey()));
        parameters.bLevel().setSigningDate(Date.from(signedAt));
        parameters.setSigningTimeZone(TimeZone.getTimeZone(zone));
        parameters.setReason(reason);
        parameters.setSignerName(Signatory.commonName(certificate));
        parameters.setAppName("Vanthu");
        parameters.setContentSize(CONTENT_BYTES);
        parameters.setImageParameters(picture(in, look, signedAt));
        return parameters;
    }

    private @Nullable SignatureImageParameters picture(Path in, SignatureLook look, Instant signedAt) {
        if (look.kind() == SignatureLook.Kind.INVISIBLE) {
            return new SignatureImageParameters();
        }
        try (PDDocument document = Loader.loadPDF(in.toFile())) {
            return switch (look.kind()) {
                case PERSON -> image(look, SignaturePlace.between(document, look, ratio(look)));
                case SEAL -> image(look, SignaturePlace.overThird(document, look, ratio(look)));
                case CORNER -> corner(document, look, signedAt);
                case INVISIBLE -> new SignatureImageParameters();
            };
        } catch (IOException e) {
            throw InvalidInputException.field(e, "file", "", "signing.error.no-pdf");
        }
    }

    private static double ratio(SignatureLook look) throws IOException {
        Picture picture = Objects.requireNonNull(look.picture());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        return image == null ? 1 : image.getHeight() / (double) image.getWidth();
    }

    private static SignatureImageParameters image(SignatureLook look, SignaturePlace place) {
        SignatureImageParameters parameters = new SignatureImageParameters();
        parameters.setImage(
                new InMemoryDocument(Objects.requireNonNull(look.picture()).bytes(), "picture.png"));
        parameters.setFieldParameters(field(place));
        return parameters;
    }

    private SignatureImageParameters corner(PDDocument document, SignatureLook look, Instant signedAt)
            throws IOException {
        List<String> lines = new ArrayList<>(look.lines());
        lines.add(TIME.format(signedAt.atZone(zone)));
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        text.setText(String.join("\n", lines));
        byte[] font = font();
        text.setFont(new DSSFileFont(new InMemoryDocument(font, "font.ttf"), CORNER_SIZE));
        text.setTextColor(Color.BLACK);
        text.setBackgroundColor(null);
        text.setPadding(0);
        text.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.RIGHT);
        SignatureImageParameters parameters = new SignatureImageParameters();
        parameters.setTextParameters(text);
        double width = width(font, lines);
        PDPage page = document.getPage(0);
        boolean turned = page.getRotation() % 180 != 0;
        double paper =
                turned ? page.getMediaBox().getHeight() : page.getMediaBox().getWidth();
        SignatureFieldParameters field = field(new SignaturePlace(
                1,
                paper - SignaturePlace.points(CORNER_RIGHT_MM) - width,
                SignaturePlace.points(CORNER_TOP_MM),
                width,
                lines.size() * CORNER_SIZE * CORNER_LINE));
        // the corner that people see, upright, also on a page of a wide table
        field.setRotation(VisualSignatureRotation.AUTOMATIC);
        parameters.setFieldParameters(field);
        return parameters;
    }

    private static byte[] font() throws IOException {
        try (InputStream in = Objects.requireNonNull(PdfSigner.class.getResourceAsStream(FONT), FONT)) {
            return in.readAllBytes();
        }
    }

    /** How wide the longest line is, so that the text ends at the right margin. */
    private static double width(byte[] font, List<String> lines) throws IOException {
        try (PDDocument nowhere = new PDDocument()) {
            PDType0Font loaded = PDType0Font.load(nowhere, new ByteArrayInputStream(font), true);
            float widest = 0;
            for (String line : lines) {
                widest = Math.max(widest, loaded.getStringWidth(line));
            }
            return widest / 1000 * CORNER_SIZE + CORNER_SPARE;
        }
    }

    private static SignatureFieldParameters field(SignaturePlace place) {
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setPage(place.page());
        field.setOriginX((float) place.x());
        field.setOriginY((float) place.y());
        field.setWidth((float) place.width());
        field.setHeight((float) place.height());
        return field;
    }

    private static <T> T guarded(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (DSSException e) {
            if (Network.caused(e)) {
                throw new ConflictException("signing.error.tsa");
            }
            throw InvalidInputException.field(e, "file", "", "signing.error.not-signable");
        }
    }
}
