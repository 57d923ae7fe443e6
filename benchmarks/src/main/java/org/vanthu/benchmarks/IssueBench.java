package org.vanthu.benchmarks;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import org.vanthu.acceptance.Api;
import org.vanthu.acceptance.LetterPdf;
import org.vanthu.acceptance.SigningOffice;
import org.vanthu.acceptance.SiteProcess;

import static org.vanthu.acceptance.Staffing.must;

/**
 * The leader signs 100 approved documents, the clerk numbers, seals and issues them, over HTTP with key files; against
 * the two signatures of each of the same files alone, by the same library in one thread.
 */
final class IssueBench implements Benchmark {

    private static final String AGENCY = "H98.02";
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 10;
    /**
     * Besides the two signatures the signer's is verified twice, before the seal and before the issuing, number and
     * date are filled in, and four steps with register, process, audit trail and five files are committed.
     */
    private static final double BUDGET = 8;

    @Override
    public String name() {
        return "issue";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int documents = workshop.size(100, 10);
        try (SiteProcess site = SiteProcess.start(workshop.fresh("issue"))) {
            SigningOffice office = SigningOffice.create(site, AGENCY);
            for (String id : approved(office, "khởi động", WARM_UP)) {
                toTheEnd(office, id, steps());
            }
            double bare = bare(office, documents);
            List<String> ids = approved(office, "lần một", documents);
            Map<String, Times> steps = steps();
            Times each = new Times();
            for (String id : ids) {
                each.measure(() -> toTheEnd(office, id, steps));
            }
            double together = together(office, approved(office, "lần hai", documents));
            List<Measurement> measured = new ArrayList<>();
            measured.add(Measurement.atMost(
                    "sign, number, seal and issue, one after the other, median of " + documents,
                    each.percentile(50),
                    "two bare signatures",
                    bare,
                    BUDGET));
            measured.add(new Measurement(
                    "the same by " + CLIENTS + " clients at once",
                    "%.1f/s".formatted(documents / together),
                    "%.1f/s two bare signatures in one thread".formatted(1000 / bare),
                    "%.2f".formatted(documents / together * bare / 1000),
                    "–",
                    true));
            steps.forEach((step, times) -> measured.add(
                    new Measurement(step + ", p95", "%.0f ms".formatted(times.percentile(95)), "–", "–", "–", true)));
            return measured;
        }
    }

    private static Map<String, Times> steps() {
        Map<String, Times> steps = new LinkedHashMap<>();
        for (String step : List.of("sign", "number", "seal", "issue")) {
            steps.put(step, new Times());
        }
        return steps;
    }

    private static List<String> approved(SigningOffice office, String run, int documents) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= documents; i++) {
            ids.add(office.approved("Về việc ký và phát hành " + run + ", thứ " + i));
        }
        return ids;
    }

    private static JsonNode toTheEnd(SigningOffice office, String id, Map<String, Times> steps) throws Exception {
        JsonNode document = must(office.document(id)).json();
        while (!document.path("state").asText().equals("issued")) {
            JsonNode seen = document;
            Times times = Objects.requireNonNull(steps.get(seen.path("state").asText()), seen::toString);
            Api.Answer answer = times.measure(() -> office.advance(seen));
            document = must(answer).json();
        }
        return document;
    }

    private static double together(SigningOffice office, List<String> ids) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            long start = System.nanoTime();
            List<Future<JsonNode>> all = new ArrayList<>();
            for (String id : ids) {
                all.add(pool.submit(() -> toTheEnd(office, id, steps())));
            }
            for (Future<JsonNode> one : all) {
                one.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            pool.shutdownNow();
        }
    }

    /** The median time that two signatures behind each other take, in milliseconds. */
    private static double bare(SigningOffice office, int documents) throws Exception {
        KeyStore.PrivateKeyEntry key = office.key();
        Times times = new Times();
        for (int i = -WARM_UP; i < documents; i++) {
            byte[] pdf = LetterPdf.of("Về việc thứ " + i, SigningOffice.POSITION, SigningOffice.SIGNER);
            (i < 0 ? new Times() : times).measure(() -> signed(signed(new InMemoryDocument(pdf, "a.pdf"), key), key));
        }
        return times.percentile(50);
    }

    private static DSSDocument signed(DSSDocument document, KeyStore.PrivateKeyEntry key)
            throws GeneralSecurityException, IOException {
        CertificateToken certificate = new CertificateToken((X509Certificate) key.getCertificate());
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setSigningCertificate(certificate);
        parameters.setCertificateChain(certificate);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setEncryptionAlgorithm(EncryptionAlgorithm.RSA);
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        ToBeSigned content = service.getDataToSign(document, parameters);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivateKey());
        signature.update(content.getBytes());
        DSSDocument signed = service.signDocument(
                document, parameters, new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature.sign()));
        try (java.io.InputStream in = signed.openStream()) {
            return new InMemoryDocument(in.readAllBytes(), "a.pdf");
        }
    }
}
