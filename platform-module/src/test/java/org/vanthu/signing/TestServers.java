package org.vanthu.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** The servers of a {@link TestAuthority} on the loopback address: OCSP, list of revoked certificates, time stamps. */
final class TestServers implements AutoCloseable {

    private final HttpServer server;
    private final TestAuthority authority;
    private final TestAuthority.Issued responder;
    private final TestAuthority.Issued stamps;
    private final Clock clock;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger serial = new AtomicInteger(1);

    TestServers(String authorityName, Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        this.authority = new TestAuthority(clock.instant(), authorityName, url());
        this.responder = authority.responder();
        this.stamps = authority.stamps();
        server.createContext(
                "/crl", exchange -> answer(exchange, "application/pkix-crl", authority.crl(authority.intermediate())));
        server.createContext(
                "/crl-root", exchange -> answer(exchange, "application/pkix-crl", authority.crl(authority.root())));
        server.createContext("/ocsp", exchange -> answer(exchange, "application/ocsp-response", ocsp(body(exchange))));
        server.createContext(
                "/tsa", exchange -> answer(exchange, "application/timestamp-reply", stamp(body(exchange))));
        server.start();
    }

    TestAuthority authority() {
        return authority;
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    String tsaUrl() {
        return url() + "/tsa";
    }

    /** How many requests came in. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    private void answer(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        requests.incrementAndGet();
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private byte[] ocsp(byte[] request) {
        try {
            BasicOCSPRespBuilder answers = new BasicOCSPRespBuilder(
                    new RespID(new JcaX509CertificateHolder(responder.certificate()).getSubject()));
            Instant now = clock.instant();
            for (Req asked : new OCSPReq(request).getRequestList()) {
                BigInteger number = asked.getCertID().getSerialNumber();
                Instant at = authority.revoked().get(number);
                answers.addResponse(
                        asked.getCertID(),
                        at == null
                                ? CertificateStatus.GOOD
                                : new RevokedStatus(Date.from(at), CRLReason.cessationOfOperation),
                        Date.from(now),
                        Date.from(now.plus(Duration.ofHours(1))),
                        null);
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPResp.SUCCESSFUL,
                            answers.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(responder.key()),
                                    new X509CertificateHolder[] {new JcaX509CertificateHolder(responder.certificate())},
                                    Date.from(now)))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] stamp(byte[] request) {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withRSA", stamps.key(), stamps.certificate()),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
            tokens.addCertificates(new JcaCertStore(List.copyOf(stamps.chain())));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(
                            new TimeStampRequest(request),
                            BigInteger.valueOf(serial.getAndIncrement()),
                            Date.from(clock.instant()))
                    .getEncoded();
        } catch (IOException | TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
