package org.vanthu.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.files.FileReport.Finding;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.vanthu.files.SampleFiles.*;

class FileInspectorTest {
    static final String MAIN =
            "pdf,doc,docx,odt,txt,rtf,xls,xlsx,ods,csv,ppt,odp,jpg,png,tif,bmp,gif,dwg,dxf,vsd,zip,gz,rar";
    private static final FileLimits LIMITS = new FileLimits(60L << 20, 64L << 20, 500, 3, 100, 200, 1000);
    private final FileInspector inspector =
            new FileInspector(FilePolicy.of(MAIN, MAIN, "pdf,tif,jpg,png", LIMITS, false));

    @TempDir
    Path folder;

    private final List<DynamicTest> cases = new ArrayList<>();

    @TestFactory
    @Requirement({"R003-012", "R003-010", "R003-011"})
    List<DynamicTest> refusesHostileFiles() {
        executables();
        executablesInsideOtherFiles();
        bombsAndClosedArchives();
        brokenFiles();
        names();
        wrongTypes();
        return List.copyOf(cases);
    }

    private void executables() {
        refused("executable", "cong-van.exe", exe());
        refused("executable", "cong-van.pdf", exe());
        refused("executable", "cong-van.docx", exe());
        refused("executable", "cong-van", exe());
        refused("executable", "cong-van.jpg", elf());
        refused("executable", "thu-vien.so", elf());
        refused("executable", "A.class", javaClass());
        refused("executable", "A.pdf", javaClass());
        refused("executable", "macho.pdf", bytes(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1));
        refused("executable", "a.wasm", bytes(0, 'a', 's', 'm', 1, 0, 0, 0));
        refused("executable", "phim.pdf", text("CWS\u0009xxxxxxxx"));
        refused("executable", "loi-tat.lnk", shortcut());
        refused("executable", "loi-tat.pdf", shortcut());
        refused("executable", "run.sh", text("#!/bin/sh\nrm -rf /\n"));
        refused("executable", "run.txt", text("#!/bin/sh\nrm -rf /\n"));
        refused("executable", "run.txt", text("\uFEFF#!/usr/bin/python3\n"));
        refused("executable", "run.bat", text("del *.*"));
        refused("executable", "run.txt", text("@ECHO OFF\r\ndel *.*"));
        refused("executable", "run.cmd", text("x"));
        refused("executable", "run.com", bytes(0xb4, 0x4c, 0xcd, 0x21));
        refused("executable", "run.ps1", text("Get-Process"));
        refused("executable", "run.vbs", text("MsgBox 1"));
        refused("executable", "run.js", text("alert(1)"));
        refused("executable", "run.hta", text("<hta:application>"));
        refused("executable", "run.msi", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
        refused("executable", "run.scr", exe());
        refused("executable", "run.jar", zip("A.class", javaClass()));
        refused("executable", "cong-van.exe.", exe());
        refused("executable", "cong-van.pdf.exe", pdf(1));
        refused("executable", "CONG-VAN.EXE", exe());
        refused("executable", "run.url", text("[InternetShortcut]\nURL=file:///c:/x.exe"));
        refused("executable", "run.txt", text("<?php system($_GET['c']);"));
        refused("executable", "bao-cao.docm", docx());
        refused("executable", "dia.iso", zeros(1));
    }

    private void executablesInsideOtherFiles() {
        refused("executable-inside", "a.zip", zip("run.exe", exe()));
        refused("executable-inside", "a.zip", zip("anh.jpg", exe()));
        refused("executable-inside", "a.zip", zip("thu muc/run.bat", text("x")));
        refused("executable-inside", "a.zip", zip("RUN.COM", text("x")));
        refused("executable-inside", "a.zip", zip("thu-vien", elf()));
        refused("executable-inside", "a.zip", zip("script", text("#!/bin/sh\n")));
        refused("executable-inside", "a.zip", nestedZip(2, exe(), "x.txt"));
        refused("executable-inside", "a.zip", nestedZip(3, text("x"), "x.vbs"));
        refused("executable-inside", "a.zip", zip("b.gz", gzip(exe())));
        refused("executable-inside", "a.zip", zip("lib.zip", zip("A.class", javaClass())));
        refused("executable-inside", "a.gz", gzip(exe()));
        refused("executable-inside", "a.exe.gz", gzip(text("x")));
        refused("executable-inside", "a.gz", gzip(zip("run.exe", exe())));
        refused("executable-inside", "a.tgz", gzip(tar("run.sh", text("x"))));
        refused("executable-inside", "a.tar.gz", gzip(tar("van-ban.pdf", elf())));
        refused("executable-inside", "a.rar", rar("run.exe", exe(), false));
        refused("executable-inside", "a.rar", rar("anh.jpg", exe(), false));
        refused("executable-inside", "a.rar", rar("b.zip", zip("run.exe", exe()), false));
        refused("executable-inside", "a.pdf", pdfWithEmbedded("run.exe", exe()));
        refused("executable-inside", "a.pdf", pdfWithEmbedded("phu-luc.pdf", exe()));
        var office = new LinkedHashMap<String, byte[]>();
        office.put("mimetype", text("application/vnd.oasis.opendocument.text"));
        office.put("Pictures/a.png", exe());
        refused("executable-inside", "a.odt", storedZip(office));
        refused("pdf-launch", "a.pdf", pdfWithLaunch());
    }

    private void bombsAndClosedArchives() {
        refused("archive-bomb", "a.zip", zip("zeros.txt", zeros(40)));
        refused("archive-bomb", "a.gz", gzip(zeros(40)));
        refused("archive-bomb", "a.zip", nestedZip(2, zeros(40), "zeros.txt"));
        refused("archive-bomb", "a.zip", manyEntriesZip(501));
        refused("archive-bomb", "a.tgz", gzip(tar("zeros.bmp", zeros(40))));
        refused("archive-depth", "a.zip", nestedZip(4, text("x"), "x.txt"));
        refused("archive-encrypted", "a.zip", encryptedZip());
        refused("archive-encrypted", "a.rar", rar("a.txt", text("x"), true));
        refused("archive-encrypted", "a.zip", zip("b.zip", encryptedZip()));
        refused("archive-unreadable", "a.rar", rar5());
        refused("archive-unreadable", "a.zip", zip("b.7z", bytes('7', 'z', 0xbc, 0xaf, 0x27, 0x1c, 0, 4)));
        refused("archive-path", "a.zip", zip("../../etc/passwd", text("x")));
        refused("archive-path", "a.zip", zip("/etc/passwd", text("x")));
        refused("archive-path", "a.zip", zip("C:\\Windows\\x.txt", text("x")));
        refused("archive-path", "a.zip", zip("a/..\\..\\x.txt", text("x")));
        refused("archive-path", "a.zip", zip("anh\u202Egpj.txt", text("x")));
        refused("archive-path", "a.zip", zip("aux.txt", text("x")));
        refused("archive-path", "a.zip", symlinkZip());
        refused("archive-path", "a.tgz", gzip(tar("../x.txt", text("x"))));
        refused("archive-path", "a.rar", rar("..\\x.txt", text("x"), false));
    }

    private void brokenFiles() {
        refused("empty", "a.pdf", new byte[0]);
        refused("truncated", "a.pdf", half(pdf(20)));
        refused("truncated", "a.pdf", text("%PDF-1.7\n"));
        refused("truncated", "a.pdf", text("%PDF-1.7\nxref\n%%EOF\n"));
        refused("truncated", "a.pdf", pdf(0));
        refused("truncated", "a.pdf", new byte[4096]);
        refused("encrypted", "a.pdf", encryptedPdf("secret"));
        refused("encrypted", "a.docx", encryptedDocx());
        refused("encrypted", "a.xls", encryptedXls());
        refused("truncated", "a.jpg", half(image("jpg", 400, 400)));
        refused("truncated", "a.png", half(image("png", 400, 400)));
        refused("truncated", "a.tif", half(tiff(3)));
        refused("truncated", "a.zip", half(zip("a.txt", text("x".repeat(500)))));
        refused("truncated", "a.gz", half(gzip(text("x".repeat(5000)))));
        refused("truncated", "a.docx", bytes('P', 'K', 3, 4, 20, 0, 0, 0, 8, 0));
        refused("image-too-large", "a.png", pngHeader(100_000, 100_000));
        refused("image-too-large", "a.png", pngHeader(30_000, 30_000));
        refused("image-too-large", "a.png", pngHeader(65_000, 10));
        refused("two-in-one", "a.pdf", join(pdf(1), zip("a.txt", text("x"))));
        refused("two-in-one", "a.jpg", join(image("jpg", 20, 20), zip("a.txt", text("x"))));
        refused("two-in-one", "a.png", join(image("png", 20, 20), zip("a.txt", text("x"))));
        refused("too-many-pages", "a.pdf", pdf(1001));
    }

    private void names() {
        refused("name-missing", " ", pdf(1));
        refused("name-path", "../a.pdf", pdf(1));
        refused("name-path", "..\\a.pdf", pdf(1));
        refused("name-path", "/etc/a.pdf", pdf(1));
        refused("name-path", "C:a.pdf", pdf(1));
        refused("name-path", "..", pdf(1));
        refused("name-path", "\\\\may-chu\\a.pdf", pdf(1));
        refused("name-control", "a\u0000.pdf", pdf(1));
        refused("name-control", "a\n.pdf", pdf(1));
        refused("name-control", "a\u202Efdp.exe", pdf(1));
        refused("name-control", "a\u2066b.pdf", pdf(1));
        refused("name-control", "a\u200Bb.pdf", pdf(1));
        refused("name-control", "a\uD800.pdf", pdf(1));
        refused("name-control", "a\uFFFD.pdf", pdf(1));
        refused("name-too-long", "ă".repeat(130) + ".pdf", pdf(1));
        refused("name-device", "con.pdf", pdf(1));
        refused("name-device", "LPT1", pdf(1));
        refused("name-device", "nul.tar.gz", pdf(1));
    }

    private void wrongTypes() {
        refused("type-unknown", "a.html", text("<html><body>x</body></html>"));
        refused("type-unknown", "a.svg", text("<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"));
        refused("type-unknown", "a.txt", text("<html><script>alert(1)</script></html>"));
        refused("type-unknown", "a.txt", bytes(0, 1, 2, 3, 0, 0, 0, 9, 8, 7, 0, 0));
        refused("type-unknown", "a.eml", text("From: a@b.vn\nTo: c@d.vn\nSubject: x\nDate: now\n\nx"));
        refused("type-mismatch", "a.docx", pdf(1));
        refused("type-mismatch", "a.pdf", docx());
        refused("type-mismatch", "a.pdf", image("png", 20, 20));
        refused("type-mismatch", "a.png", image("jpg", 20, 20));
        refused("type-mismatch", "a.pdf", text("not a pdf at all, only text"));
        refused("type-mismatch", "a.xlsx", docx());
        refused("type-mismatch", "a.pdf", zip("a.txt", text("x")));
    }

    private void refused(String cause, String name, byte[] content) {
        cases.add(dynamicTest((cases.size() + 1) + " " + cause + ": " + FileNames.visible(name), () -> {
            var report = inspector.inspect(FileClass.MAIN, name, file(content));
            assertThat(report.problem()).map(FileProblem::messageId).contains("files.error." + cause);
        }));
    }

    @TestFactory
    @Requirement({"R002-014", "R002-015", "R002-016", "R002-017", "R003-010", "R003-011"})
    List<DynamicTest> acceptsTheFormatsOfTheRegulations() {
        accepted("pdf", "Công văn 12.QĐ-UBND.pdf", pdf(2));
        accepted("pdf", "quet", pdf(1));
        accepted("pdf", "TT.477", pdf(1));
        accepted("docx", "a.docx", docx());
        accepted("odt", "a.odt", odt());
        accepted("txt", "a.txt", text("Kính gửi: Ủy ban nhân dân tỉnh"));
        accepted("csv", "a.csv", text("số;ngày\n1;2\n"));
        accepted("rtf", "a.rtf", text("{\\rtf1\\ansi Kinh gui}"));
        accepted("xls", "a.xls", xls());
        accepted("xlsx", "a.xlsx", xlsx());
        accepted("jpg", "a.JPEG", image("jpg", 30, 30));
        accepted("png", "a.png", image("png", 30, 30));
        accepted("tif", "a.tiff", tiff(3));
        accepted("bmp", "a.bmp", image("bmp", 30, 30));
        accepted("gif", "a.gif", image("gif", 30, 30));
        accepted("zip", "a.zip", zip("b.pdf", pdf(1)));
        accepted("zip", "a.zip", nestedZip(3, docx(), "b.docx"));
        accepted("gz", "a.txt.gz", gzip(text("x")));
        accepted("gz", "a.tgz", gzip(tar("a.txt", text("x"))));
        accepted("rar", "a.rar", rar("a.txt", text("van ban"), false));
        return List.copyOf(cases);
    }

    private void accepted(String type, String name, byte[] content) {
        cases.add(dynamicTest(type + ": " + name, () -> {
            var report = inspector.inspect(FileClass.MAIN, name, file(content));
            assertThat(report.problem()).isEmpty();
            assertThat(report.type().id()).isEqualTo(type);
            assertThat(report.type().extensions()).contains(FileNames.extension(report.fileName()));
        }));
    }

    @Test
    @Requirement("R002-013")
    void refusesSignedMainFileThatIsNotPdf() throws IOException {
        var report = inspector.inspect(FileClass.SIGNED_MAIN, "a.docx", file(docx()));

        assertThat(report.problem()).map(FileProblem::messageId).contains("files.error.signed-must-be-pdf");
        assertThat(inspector
                        .inspect(FileClass.SIGNED_MAIN, "a.pdf", file(signedPdf()))
                        .findings())
                .containsExactly(Finding.SIGNED);
    }

    @Test
    void scanFolderTakesOnlyWhatItsListAllows() throws IOException {
        assertThat(inspector.inspect(FileClass.SCAN, "a.docx", file(docx())).problem())
                .map(FileProblem::messageId)
                .contains("files.error.type-not-allowed");
        assertThat(inspector.inspect(FileClass.SCAN, "a.tif", file(tiff(4))).pages())
                .isEqualTo(4);
    }

    @Test
    void notesScriptsAndRestrictionsOrRefusesScriptsWhenTold() throws IOException {
        var strict = new FileInspector(FilePolicy.of(MAIN, MAIN, "pdf", LIMITS, true));

        assertThat(inspector
                        .inspect(FileClass.MAIN, "a.pdf", file(pdfWithScript()))
                        .findings())
                .contains(Finding.JAVASCRIPT);
        assertThat(inspector
                        .inspect(FileClass.MAIN, "a.pdf", file(encryptedPdf("")))
                        .findings())
                .contains(Finding.RESTRICTED);
        assertThat(inspector
                        .inspect(FileClass.MAIN, "a.pdf", file(pdfWithEmbedded("a.xml", text("<a/>"))))
                        .findings())
                .contains(Finding.EMBEDDED_FILES);
        assertThat(strict.inspect(FileClass.MAIN, "a.pdf", file(pdfWithScript()))
                        .problem())
                .map(FileProblem::messageId)
                .contains("files.error.pdf-javascript");
    }

    @Test
    void whiteListsAreConfigurationAndMistakesInThemAreSaid() throws IOException {
        var pdfOnly = new FileInspector(FilePolicy.of("pdf", "pdf", "pdf", LIMITS, false));

        assertThat(pdfOnly.inspect(FileClass.MAIN, "a.docx", file(docx())).problem())
                .isPresent();
        assertThatThrownBy(() -> FileTypes.parse("pdf,exe")).hasMessageContaining("'exe'");
    }

    @Test
    void storesNamesInComposedFormWithFittingExtension() throws IOException {
        var report = inspector.inspect(FileClass.MAIN, "Công văn: 12?", file(pdf(1)));

        assertThat(report.fileName()).isEqualTo("Công văn_ 12_.pdf");
        assertThat(FileNames.stored("a<b>|c.")).isEqualTo("a_b__c");
    }

    @Test
    void refusesFilesOverTheSizeLimit() throws IOException {
        var small =
                new FileInspector(FilePolicy.of(MAIN, MAIN, "pdf", new FileLimits(100, 1000, 10, 1, 10, 1, 10), false));

        assertThat(small.inspect(FileClass.MAIN, "a.pdf", file(pdf(1))).problem())
                .map(FileProblem::messageId)
                .contains("files.error.too-large");
    }

    @Test
    void leavesNoScratchFilesBehind() throws IOException {
        long before = scratchFiles();

        inspector.inspect(FileClass.MAIN, "a.zip", file(nestedZip(3, exe(), "x.txt")));
        inspector.inspect(FileClass.MAIN, "a.rar", file(rar("run.exe", exe(), false)));

        assertThat(scratchFiles()).isEqualTo(before);
    }

    private static long scratchFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith("vanthu-entry-")
                            || path.getFileName().toString().startsWith("vanthu-rar-"))
                    .count();
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "f", ".bin"), content);
    }
}
