package org.vanthu.exchange.edxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.message.StatusBody;
import org.vanthu.exchange.message.StatusCode;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class EdxmlTest {

    private static final int FUZZED = 1500;
    private static final ReadLimits LIMITS = new ReadLimits(200_000, 2_000, 5, 1_000_000, 2_000_000);
    private static final SealingKey OURS = SealingKeys.of("H37.12");
    private static final byte[] LETTER = "%PDF-1.7 công văn".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANNEX = new byte[40_001];

    static {
        new Random(3).nextBytes(ANNEX);
    }

    private final EdxmlReader reader = new EdxmlReader(LIMITS);

    @Test
    void aDocumentIsReadAsItWasWritten() throws Exception {
        Message sent = letter();

        try (ReadMessage read = reader.read(stream(written(sent, OURS)))) {
            assertThat(read.message())
                    .usingRecursiveComparison()
                    .ignoringFields("attachments")
                    .isEqualTo(sent);
            assertThat(read.message().attachments())
                    .extracting(Attachment::name)
                    .containsExactly("cv.pdf", "phụ lục.pdf");
            assertThat(bytes(read.message().attachments().get(0))).isEqualTo(LETTER);
            assertThat(bytes(read.message().attachments().get(1))).isEqualTo(ANNEX);
            assertThat(read.sealedBy()).contains(OURS.chain().get(0));
        }
    }

    @Test
    void whatIsWrittenIsWhatTheTableOfFieldsSays() throws Exception {
        Document xml = plain(written(letter(), OURS));

        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.mic.gov.vn/TBT/QCVN_102_2016");
        assertThat(at(xml, "/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/From/OrganId"))
                .isEqualTo("H37.12");
        assertThat(at(xml, "count(/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/To)"))
                .isEqualTo("2");
        assertThat(at(xml, "//MessageHeader/DocumentId")).isEqualTo("H37.12,2026/11/20,45/SNV-VP");
        assertThat(at(xml, "//MessageHeader/Code/CodeNotation")).isEqualTo("SNV-VP");
        assertThat(at(xml, "//MessageHeader/PromulgationInfo/PromulgationDate")).isEqualTo("2026/11/20");
        assertThat(at(xml, "//MessageHeader/SignerInfo/Competence")).isEqualTo("KT");
        assertThat(at(xml, "//MessageHeader/OtherInfo/Priority")).isEqualTo("2");
        assertThat(at(xml, "//MessageHeader/ToPlaces/Place")).isEqualTo("Lưu: VT");
        assertThat(at(xml, "//MessageHeader/ResponseFor/DocumentId")).isEqualTo("G09,2026/11/02,7/BNV-VP");
        assertThat(at(xml, "//TraceHeaderList/TraceHeader/Timestamp")).isEqualTo("2026/11/20 15:30:00");
        assertThat(at(xml, "//TraceHeaderList/Bussiness/BussinessDocType")).isEqualTo("3");
        assertThat(at(xml, "//Bussiness/ReplacementInfoList/ReplacementInfo/DocumentId"))
                .isEqualTo("H37.12,2026/11/18,44/SNV-VP");
        assertThat(at(xml, "//edXMLManifest/Reference[2]/AttachmentName")).isEqualTo("phụ lục.pdf");
        assertThat(at(xml, "//edXMLHeader/Signature/SignedInfo/SignatureMethod/@Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(Base64.getDecoder().decode(at(xml, "//AttachmentEncoded/Attachment[1]/ContentTransferEncoded")))
                .isEqualTo(LETTER);
    }

    @Test
    void aStatusIsReadAsItWasWritten() throws Exception {
        Message sent = new Message(
                "st-1",
                Party.of("G09", "Bộ Nội vụ"),
                List.of(Party.of("H37.12", "")),
                Instant.parse("2026-11-20T08:30:00Z"),
                Business.fresh(false, Staff.NONE),
                null,
                new StatusBody(
                        new DocumentId("H37.12", LocalDate.of(2026, 11, 20), "45/SNV-VP"),
                        "m-1",
                        StatusCode.REFUSED,
                        "Gửi nhầm nơi nhận",
                        Instant.parse("2026-11-20T08:29:00Z"),
                        new Staff("Văn phòng", "Lê Thị Văn", "", "")),
                List.of());

        try (ReadMessage read = reader.read(stream(written(sent, null)))) {
            assertThat(read.message()).isEqualTo(sent);
            assertThat(read.sealedBy()).isEmpty();
        }
    }

    @Test
    void aMessageOfTheOlderNamespaceIsRead() throws Exception {
        try (InputStream in = EdxmlTest.class.getResourceAsStream("old-namespace.edxml");
                ReadMessage read = reader.read(in)) {
            Message message = read.message();
            assertThat(message.document().id().text()).isEqualTo("000.00.00.G22,2018/09/20,7816/VPCP-TTĐT");
            assertThat(message.createdAt()).isEqualTo(Instant.parse("2018-09-20T08:30:12Z"));
            assertThat(message.business().kind()).isEqualTo(Business.Kind.NEW);
            assertThat(bytes(message.attachments().get(0))).asString().isEqualTo("%PDF-1.4\n%%EOF");
            assertThat(message.id()).hasSize(32);
        }
        try (InputStream in = EdxmlTest.class.getResourceAsStream("old-namespace.edxml");
                ReadMessage again = reader.read(in)) {
            assertThat(again.message().id()).hasSize(32);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "45/SNV-VP</",
                "<edXML:Subject>Về",
                "<edXML:OrganId>G09</",
                "<edXML:BussinessDocType>3",
                "<edXML:AttachmentName>cv.pdf</edXML:AttachmentName></edXML:Reference>"
            })
    void aSealBreaksWhenTheEnvelopeIsChanged(String place) throws IOException {
        String sealed = text(written(letter(), OURS));
        String changed = place.replace("45", "46")
                .replace("Về", "Vế")
                .replace("G09", "G08")
                .replace("Type>3", "Type>2")
                .replace(
                        "cv.pdf</edXML:AttachmentName></edXML:Reference>",
                        "cv.doc</edXML:AttachmentName></edXML:Reference>");
        assertThat(sealed).contains(place);

        assertRefused(sealed.replace(place, changed));
    }

    @Test
    void aSealBreaksWhenAnAttachmentIsChangedAddedOrTakenAway() throws IOException {
        String sealed = text(written(letter(), OURS));
        String letter = Base64.getEncoder().encodeToString(LETTER);
        String other = Base64.getEncoder().encodeToString("%PDF-1.7 khác".getBytes(StandardCharsets.UTF_8));
        assertThat(sealed).contains(letter);

        assertRefused(sealed.replace(letter, other));
        assertRefused(sealed.replace(
                "</edXML:AttachmentEncoded>",
                "<edXML:Attachment><edXML:ContentId>x</edXML:ContentId><edXML:AttachmentName>x.pdf</edXML:AttachmentName>"
                        + "<edXML:ContentTransferEncoded>" + other
                        + "</edXML:ContentTransferEncoded></edXML:Attachment></edXML:AttachmentEncoded>"));
        assertRefused(sealed.substring(0, sealed.indexOf("<edXML:AttachmentEncoded>")) + "</edXML:edXML>");
    }

    @Test
    void aSealedEnvelopeThatIsWrappedIntoAnotherOneDoesNotSealThatOne() throws IOException {
        String sealed = text(written(letter(), OURS));
        String envelope = sealed.substring(
                sealed.indexOf("<edXML:edXMLEnvelope"),
                sealed.indexOf("</edXML:edXMLEnvelope>") + "</edXML:edXMLEnvelope>".length());
        String signature = envelope.substring(
                envelope.indexOf("<Signature"), envelope.indexOf("</Signature>") + "</Signature>".length());
        String forged = envelope.replace(signature, "").replace("45/SNV-VP", "99/SNV-VP");

        // the signed one hides in the forged one's header, with the seal beside it
        assertRefused(sealed.replace(
                envelope,
                forged.replace(
                        "</edXML:edXMLHeader>", signature + envelope.replace(signature, "") + "</edXML:edXMLHeader>")));
        assertRefused(sealed.replace(
                envelope,
                forged.replace(" id=\"envelope\"", " id=\"other\"")
                        .replace("</edXML:edXMLHeader>", signature + envelope + "</edXML:edXMLHeader>")));
        assertRefused(sealed.replace(envelope, envelope + forged));
    }

    @Test
    void aSealOfWhichTheCertificateWasExchangedDoesNotHold() throws IOException {
        String sealed = text(written(letter(), OURS));
        String theirs = text(written(letter(), SealingKeys.of("G09")));

        assertRefused(sealed.replace(between(sealed, "X509Certificate"), between(theirs, "X509Certificate")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE edXML [<!ENTITY a \"x\">]><edXML:edXML xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">&a;</edXML:edXML>",
                "<!DOCTYPE edXML SYSTEM \"file:///etc/passwd\"><edXML:edXML xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"/>",
                "<edXML:edXML xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"/>",
                "<edXML xmlns=\"http://example.vn/other\"/>",
                "",
                "{}"
            })
    void whatIsNoMessageIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void whatIsTooLargeTooManyOrTooDeepIsRefused() throws IOException {
        String letter = text(written(letter(), null));

        assertThat(code(letter, new ReadLimits(200_000, 2_000, 5, 1_000, 2_000_000)))
                .isEqualTo("too-large");
        assertThat(code(letter, new ReadLimits(200_000, 2_000, 5, 1_000_000, 40_005)))
                .isEqualTo("too-large");
        assertThat(code(letter, new ReadLimits(200_000, 2_000, 1, 1_000_000, 2_000_000)))
                .isEqualTo("too-many");
        assertThat(code(letter, new ReadLimits(200, 2_000, 5, 1_000_000, 2_000_000)))
                .isEqualTo("too-large");
        assertThat(code(letter, new ReadLimits(200_000, 20, 5, 1_000_000, 2_000_000)))
                .isEqualTo("too-many");
        assertThat(code(letter.replace("<edXML:Code>", "<edXML:Code>".repeat(40)), LIMITS))
                .isEqualTo("too-deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--",
                "<?p ",
                "<edXML:AttachmentEncoded x=\"",
                "<edXML:edXMLEnvelope x=\"",
                "<edXML:AttachmentEncoded><edXML:Attachment><edXML:Description>"
            })
    void whatAParserWouldHoldInMemoryWholeIsRefusedBeforeItsEnd(String begun) {
        String root = "<edXML:edXML xmlns:edXML=\"" + Edxml.NAMESPACE + "\">" + begun;

        assertThat(code(root + "x".repeat(8_000_000), LIMITS)).isEqualTo("too-large");
    }

    @Test
    void fuzzedMessagesAreRefusedClearlyAndLeaveNothing() throws Exception {
        byte[] sealed = written(letter(), OURS);
        Message original = letter();
        Random random = new Random(20261123);
        long before = temporaryFiles();
        int refused = 0;
        for (int i = 0; i < FUZZED; i++) {
            byte[] fuzzed = fuzzed(sealed, random);
            try (ReadMessage read = reader.read(stream(fuzzed))) {
                // white space between elements, comments and the like may change, words may not
                assertThat(read.message())
                        .as("round %s", i)
                        .usingRecursiveComparison()
                        .ignoringFields("attachments")
                        .isEqualTo(original);
                assertThat(read.message().attachments())
                        .extracting(Attachment::sha256)
                        .containsExactly(DigestUtils.sha256Hex(LETTER), DigestUtils.sha256Hex(ANNEX));
            } catch (MalformedMessageException e) {
                assertThat(e.code()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(FUZZED / 2);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    /** Changes, removes, doubles or inserts something somewhere; in the envelope as a rule. */
    private static byte[] fuzzed(byte[] sealed, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int end = random.nextInt(4) == 0 ? sealed.length : Math.min(sealed.length, 9_000);
        int from = random.nextInt(end);
        int length = 1 + random.nextInt(random.nextBoolean() ? 3 : 200);
        int to = Math.min(sealed.length, from + length);
        out.write(sealed, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[to - from];
                random.nextBytes(noise);
                out.write(noise);
            }
            case 1 -> {
                out.write(sealed, from, to - from);
                out.write(sealed, from, to - from);
            }
            case 2 -> out.write(sealed[from] ^ (1 << random.nextInt(7)));
            default -> out.write(new byte[0]);
        }
        out.write(sealed, to, sealed.length - to);
        return out.toByteArray();
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("vanthu-edxml-"))
                    .count();
        }
    }

    private void assertRefused(String text) {
        assertThatThrownBy(() -> reader.read(stream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(MalformedMessageException.class);
    }

    private static String code(String text, ReadLimits limits) {
        Throwable thrown =
                catchThrowable(() -> new EdxmlReader(limits).read(stream(text.getBytes(StandardCharsets.UTF_8))));
        return ((MalformedMessageException) thrown).code();
    }

    private static Message letter() {
        return new Message(
                "0b8f5c52-9d0c-4c3e-8a3e-3b1f3a0f1c11",
                new Party("H37.12", "Sở Nội vụ", "UBND tỉnh", "1 phố Mẫu", "snv@mau.example.vn", "", "", ""),
                List.of(Party.of("G09", "Bộ Nội vụ"), Party.of("H37.13", "Sở <Tư pháp> & \"khác\"")),
                Instant.parse("2026-11-20T08:30:00Z"),
                new Business(
                        Business.Kind.REPLACEMENT,
                        "Sai số liệu",
                        new DocumentId("H37.12", LocalDate.of(2026, 11, 18), "44/SNV-VP"),
                        true,
                        new Staff("Văn phòng", "Lê Thị Văn", "van@mau.example.vn", "0900000000"),
                        List.of(new DocumentId("H37.12", LocalDate.of(2026, 11, 18), "44/SNV-VP"))),
                new DocumentBody(
                        new DocumentId("H37.12", LocalDate.of(2026, 11, 20), "45/SNV-VP"),
                        "45",
                        "SNV-VP",
                        "Lạng Sơn",
                        LocalDate.of(2026, 11, 20),
                        "CV",
                        "Công văn",
                        "Về việc <thử> & \"kiểm tra\"\r\ntiếp",
                        "Tóm tắt",
                        new DocumentBody.Signer("KT", "Phó Giám đốc", "Trần Văn An"),
                        LocalDate.of(2026, 12, 1),
                        List.of("Lưu: VT"),
                        2,
                        "nội bộ",
                        3,
                        12,
                        List.of("Phụ lục I"),
                        List.of(new DocumentId("G09", LocalDate.of(2026, 11, 2), "7/BNV-VP")),
                        1,
                        List.of("NV-01")),
                null,
                List.of(attachment("a1", "cv.pdf", LETTER), attachment("a2", "phụ lục.pdf", ANNEX)));
    }

    private static Attachment attachment(String id, String name, byte[] bytes) {
        return new Attachment(
                id,
                name,
                "application/pdf",
                "tệp",
                bytes.length,
                DigestUtils.sha256Hex(bytes),
                () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] written(Message message, @Nullable SealingKey key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EdxmlWriter().write(message, out, key);
        return out.toByteArray();
    }

    private static byte[] bytes(Attachment attachment) throws IOException {
        try (InputStream in = attachment.source().open()) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String between(String text, String name) {
        int from = text.indexOf("<" + name + ">");
        return text.substring(from, text.indexOf("</" + name + ">"));
    }

    /** Read by other code than the reader's. */
    private static Document plain(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(stream(xml));
    }

    private static String at(Document xml, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        String anyNamespace =
                path.startsWith("count(") ? "count(" + steps(path.substring(6, path.length() - 1)) + ")" : steps(path);
        return xpath.evaluate(anyNamespace, xml).strip();
    }

    private static String steps(String path) {
        return path.replaceAll("(?<=/)([A-Za-z0-9]+)", "*[local-name()='$1']");
    }
}
