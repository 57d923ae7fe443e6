package org.vanthu.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Makes good and bad files in memory. */
public final class SampleFiles {
    private SampleFiles() {}

    /** Something that writes bytes. */
    public interface Maker {
        void writeTo(ByteArrayOutputStream out) throws Exception;
    }

    /** Something done to a PDF before it is saved. */
    public interface PdfChange {
        void apply(PDDocument document) throws Exception;
    }

    /** Collects what the maker writes. */
    public static byte[] make(Maker maker) {
        try {
            var out = new ByteArrayOutputStream();
            maker.writeTo(out);
            return out.toByteArray();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] pdf(int pages) {
        return pdf(pages, document -> {});
    }

    public static byte[] pdf(int pages, PdfChange change) {
        return make(out -> {
            try (var document = new PDDocument()) {
                for (int i = 0; i < pages; i++) {
                    document.addPage(new PDPage());
                }
                change.apply(document);
                document.save(out);
            }
        });
    }

    public static byte[] encryptedPdf(String userPassword) {
        return pdf(1, document -> {
            var policy = new StandardProtectionPolicy("owner-secret", userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
        });
    }

    public static byte[] pdfWithLaunch() {
        return pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
    }

    public static byte[] pdfWithScript() {
        return pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
    }

    public static byte[] pdfWithEmbedded(String name, byte[] content) {
        return pdf(1, document -> {
            var specification = new PDComplexFileSpecification();
            specification.setFile(name);
            specification.setEmbeddedFile(new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(content)));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, specification));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
        });
    }

    public static byte[] signedPdf() {
        return pdf(1, document -> {
            var signature = new org.apache.pdfbox.cos.COSDictionary();
            signature.setItem(COSName.TYPE, COSName.getPDFName("Sig"));
            signature.setItem(COSName.getPDFName("ByteRange"), new org.apache.pdfbox.cos.COSArray());
            signature.setString(COSName.CONTENTS, "x");
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("TestSig"), signature);
        });
    }

    public static byte[] image(String format, int width, int height) {
        return make(out -> ImageIO.write(picture(width, height, 7), format, out));
    }

    public static BufferedImage picture(int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(Color.BLACK);
        var random = new java.util.Random(seed);
        for (int i = 0; i < 40; i++) {
            g.fillRect(random.nextInt(width), random.nextInt(height), 1 + width / 10, 1 + height / 40);
        }
        g.dispose();
        return image;
    }

    public static byte[] tiff(int pages) {
        return make(out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("tif").next();
            try (var stream = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.prepareWriteSequence(null);
                for (int i = 0; i < pages; i++) {
                    writer.writeToSequence(new IIOImage(picture(120, 170, i), null, null), null);
                }
                writer.endWriteSequence();
            }
            writer.dispose();
        });
    }

    /** A PNG that says it is that large, without the picture. */
    public static byte[] pngHeader(int width, int height) {
        return make(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            var ihdr = ByteBuffer.allocate(13)
                    .putInt(width)
                    .putInt(height)
                    .put((byte) 8)
                    .put((byte) 2);
            chunk(out, "IHDR", ihdr.array());
            chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
            chunk(out, "IEND", new byte[0]);
        });
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(name);
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    public static byte[] docx() {
        return make(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("Kính gửi");
                document.write(out);
            }
        });
    }

    public static byte[] xlsx() {
        return make(out -> {
            try (var workbook = new XSSFWorkbook()) {
                workbook.createSheet("Sổ").createRow(0).createCell(0).setCellValue(1);
                workbook.write(out);
            }
        });
    }

    public static byte[] xls() {
        return make(out -> {
            try (var workbook = new HSSFWorkbook()) {
                workbook.createSheet("So").createRow(0).createCell(0).setCellValue(1);
                workbook.write(out);
            }
        });
    }

    public static byte[] encryptedXls() {
        return make(out -> {
            try (var workbook = new HSSFWorkbook()) {
                workbook.createSheet("So");
                org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("secret");
                workbook.write(out);
            } finally {
                org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        });
    }

    public static byte[] encryptedDocx() {
        return make(out -> {
            try (var fs = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (var inner = encryptor.getDataStream(fs)) {
                    inner.write(docx());
                }
                fs.writeFilesystem(out);
            }
        });
    }

    public static byte[] odt() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("mimetype", text("application/vnd.oasis.opendocument.text"));
        entries.put("content.xml", text("<office:document-content/>"));
        entries.put("META-INF/manifest.xml", text("<manifest/>"));
        return storedZip(entries);
    }

    public static byte[] storedZip(Map<String, byte[]> entries) {
        return make(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var entry : entries.entrySet()) {
                    var e = new ZipEntry(entry.getKey());
                    e.setMethod(ZipEntry.STORED);
                    e.setSize(entry.getValue().length);
                    var crc = new CRC32();
                    crc.update(entry.getValue());
                    e.setCrc(crc.getValue());
                    zip.putNextEntry(e);
                    zip.write(entry.getValue());
                }
            }
        });
    }

    public static byte[] zip(String name, byte[] content) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("doc.txt", text("văn bản"));
        entries.put(name, content);
        return zip(entries);
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        return make(out -> {
            try (var zip = new ZipArchiveOutputStream(out)) {
                for (var entry : entries.entrySet()) {
                    zip.putArchiveEntry(new ZipArchiveEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeArchiveEntry();
                }
            }
        });
    }

    public static byte[] symlinkZip() {
        return make(out -> {
            try (var zip = new ZipArchiveOutputStream(out)) {
                var entry = new ZipArchiveEntry("link.txt");
                entry.setUnixMode(0120777);
                zip.putArchiveEntry(entry);
                zip.write(text("/etc/passwd"));
                zip.closeArchiveEntry();
            }
        });
    }

    /** A zip whose entries say that they are encrypted. */
    public static byte[] encryptedZip() {
        byte[] zip = storedZip(Map.of("bi-mat.txt", text("khong ai doc duoc")));
        for (int i = 0; i + 4 < zip.length; i++) {
            boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4;
            boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
            if (local) {
                zip[i + 6] |= 1;
            } else if (central) {
                zip[i + 8] |= 1;
            }
        }
        return zip;
    }

    public static byte[] manyEntriesZip(int count) {
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            entries.put("f" + i + ".txt", new byte[] {'x'});
        }
        return storedZip(entries);
    }

    public static byte[] zeros(int mebibytes) {
        return new byte[mebibytes * 1024 * 1024];
    }

    public static byte[] nestedZip(int depth, byte[] innermost, String name) {
        byte[] content = zip(name, innermost);
        for (int i = 1; i < depth; i++) {
            content = zip("inner" + i + ".zip", content);
        }
        return content;
    }

    public static byte[] gzip(byte[] content) {
        return make(out -> {
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
        });
    }

    public static byte[] tar(String name, byte[] content) {
        return make(out -> {
            try (var tar = new TarArchiveOutputStream(out)) {
                var entry = new TarArchiveEntry(name, true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        });
    }

    /** A RAR 4 archive with one stored entry. */
    public static byte[] rar(String name, byte[] content, boolean encrypted) {
        return make(out -> {
            out.write(new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 0});
            out.write(rarBlock(0x73, 0, new byte[6]));
            byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
            var crc = new CRC32();
            crc.update(content);
            var body = ByteBuffer.allocate(25 + nameBytes.length).order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(content.length).putInt(content.length).put((byte) 2).putInt((int) crc.getValue());
            body.putInt(0x5a210000)
                    .put((byte) 20)
                    .put((byte) 0x30)
                    .putShort((short) nameBytes.length)
                    .putInt(0x20);
            body.put(nameBytes);
            out.write(rarBlock(0x74, 0x8000 | (encrypted ? 4 : 0), body.array()));
            out.write(content);
            out.write(rarBlock(0x7b, 0x4000, new byte[0]));
        });
    }

    private static byte[] rarBlock(int type, int flags, byte[] body) {
        var block = ByteBuffer.allocate(7 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        block.putShort((short) 0)
                .put((byte) type)
                .putShort((short) flags)
                .putShort((short) (7 + body.length))
                .put(body);
        var crc = new CRC32();
        crc.update(block.array(), 2, block.capacity() - 2);
        block.putShort(0, (short) crc.getValue());
        return block.array();
    }

    public static byte[] rar5() {
        return bytes(
                0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00, 0x33, 0x92, 0xb5, 0xe5, 0x0a, 0x01, 0x05, 0x06, 0x00,
                0x05, 0x01, 0x01, 0x80, 0x80, 0x00);
    }

    /** The beginning of a Windows program. */
    public static byte[] exe() {
        byte[] exe = new byte[1024];
        exe[0] = 'M';
        exe[1] = 'Z';
        exe[2] = (byte) 0x90;
        exe[0x3c] = (byte) 0x80;
        exe[0x80] = 'P';
        exe[0x81] = 'E';
        return exe;
    }

    public static byte[] elf() {
        byte[] elf = new byte[128];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, elf, 0, 7);
        elf[16] = 2;
        return elf;
    }

    public static byte[] javaClass() {
        try (InputStream in = SampleFiles.class.getResourceAsStream("SampleFiles.class")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] shortcut() {
        byte[] lnk = new byte[96];
        byte[] head = bytes(0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46);
        System.arraycopy(head, 0, lnk, 0, head.length);
        return lnk;
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    public static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    public static byte[] join(byte[]... parts) {
        return make(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    /** A born-digital PDF with these lines of text. */
    public static byte[] textPdf(String... lines) {
        return pdf(0, document -> {
            PDPage page = new PDPage(org.apache.pdfbox.pdmodel.common.PDRectangle.A4);
            document.addPage(page);
            var font = org.vanthu.shared.pdf.Fonts.SERIF.embedIn(document);
            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, page)) {
                for (int i = 0; i < lines.length; i++) {
                    write(content, font, 80, 780 - i * 24, lines[i]);
                }
            }
        });
    }

    /** A document as Decree 30 lays it out, with a secrecy mark in its place. */
    public static byte[] secretPdf() {
        return pdf(0, document -> {
            PDPage page = new PDPage(org.apache.pdfbox.pdmodel.common.PDRectangle.A4);
            document.addPage(page);
            var font = org.vanthu.shared.pdf.Fonts.SERIF.embedIn(document);
            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, page)) {
                write(content, font, 100, 790, "UBND TỈNH MẪU");
                write(content, font, 115, 774, "SỞ NỘI VỤ");
                write(content, font, 105, 745, "Số: 12/BC-SNV");
                write(content, font, 125, 715, "MẬT");
                write(content, font, 270, 790, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
                write(content, font, 320, 774, "Độc lập - Tự do - Hạnh phúc");
                write(content, font, 310, 745, "Mẫu Sơn, ngày 17 tháng 8 năm 2026");
                write(content, font, 270, 670, "BÁO CÁO");
                write(content, font, 190, 650, "Về tình hình thực hiện nhiệm vụ năm 2026");
                write(
                        content,
                        font,
                        80,
                        610,
                        "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện nhiệm vụ được giao");
                write(content, font, 80, 590, "trong chín tháng đầu năm và phương hướng những tháng còn lại như sau.");
            }
        });
    }

    private static void write(
            org.apache.pdfbox.pdmodel.PDPageContentStream content,
            org.apache.pdfbox.pdmodel.font.PDFont font,
            float x,
            float y,
            String text)
            throws IOException {
        content.beginText();
        content.setFont(font, 13);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}
