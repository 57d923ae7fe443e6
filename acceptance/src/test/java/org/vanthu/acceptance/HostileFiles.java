package org.vanthu.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that nobody should be able to bring in. */
final class HostileFiles {

    private static final byte[] WINDOWS_PROGRAM =
            program(new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0});
    private static final byte[] LINUX_PROGRAM =
            program(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0, 1, 0, 0, 0});

    private HostileFiles() {}

    /** A file and the name it comes under. */
    record Hostile(String name, byte[] content, String mimetype) {

        @Override
        public String toString() {
            return name.length() > 40 ? name.substring(0, 40) + "…" : name;
        }
    }

    static List<Hostile> all() {
        List<Hostile> files = new ArrayList<>();
        for (String name : List.of("a.pdf", "a.docx", "a.txt", "a.jpg", "a.exe", "văn bản.pdf")) {
            files.add(new Hostile(name, WINDOWS_PROGRAM, "application/pdf"));
            files.add(new Hostile(name, LINUX_PROGRAM, "application/octet-stream"));
        }
        for (String name : List.of(
                "a.bat", "a.cmd", "a.com", "a.ps1", "a.vbs", "a.js", "a.sh", "a.msi", "a.lnk", "a.scr", "a.hta",
                "a.jar")) {
            files.add(new Hostile(name, text("@echo off\r\ndel *.*\r\n"), "text/plain"));
        }
        files.add(new Hostile("script.txt", text("#!/bin/sh\nrm -rf /\n"), "text/plain"));
        files.add(new Hostile("trang.pdf", text("<html><script>alert(1)</script></html>"), "application/pdf"));
        files.add(new Hostile(
                "hinh.svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "image/svg+xml"));
        files.add(new Hostile("bomb.xml", text(bomb()), "application/xml"));
        files.add(new Hostile(
                "xxe.xml",
                text("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
                "text/xml"));
        files.add(new Hostile("trong.pdf", new byte[0], "application/pdf"));
        files.add(new Hostile("cut.pdf", text("%PDF-1.7\n1 0 obj\n<< /Type /Cat"), "application/pdf"));
        files.add(new Hostile("noise.pdf", program(new byte[] {1, 2, 3, 4, 5, 6, 7}), "application/pdf"));
        files.add(new Hostile("in.zip", zip("tep/ke-toan.exe", WINDOWS_PROGRAM), "application/zip"));
        files.add(new Hostile("in2.zip", zip("ke-toan.pdf", LINUX_PROGRAM), "application/zip"));
        files.add(new Hostile("nested.zip", zip("trong.zip", zip("a.exe", WINDOWS_PROGRAM)), "application/zip"));
        files.add(new Hostile("deep.zip", deep(12), "application/zip"));
        files.add(new Hostile("slip.zip", zip("../../../../tmp/x.pdf", text("%PDF-1.4")), "application/zip"));
        files.add(new Hostile("bat.zip", zip("a.bat", text("@echo off")), "application/zip"));
        files.add(new Hostile("bomb.zip", zip("zero.txt", new byte[120 << 20]), "application/zip"));
        files.add(new Hostile("bomb.gz", gzip(new byte[120 << 20]), "application/gzip"));
        files.add(new Hostile("program.gz", gzip(WINDOWS_PROGRAM), "application/gzip"));
        for (String name : List.of(
                "../../etc/passwd",
                "..\\..\\windows\\system32\\a.pdf",
                "/etc/passwd",
                "C:\\a.pdf",
                "a\u202Efdp.exe",
                "con",
                "nul.exe",
                ".",
                "..",
                "a/b/../../c.exe",
                "x".repeat(400) + ".exe",
                "<script>alert(1)</script>.exe")) {
            files.add(new Hostile(name, WINDOWS_PROGRAM, "application/pdf"));
        }
        return files;
    }

    private static byte[] program(byte[] head) {
        byte[] content = new byte[2048];
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e0 'x'>");
        for (int i = 1; i < 12; i++) {
            text.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return text + "]><a>&e11;</a>";
    }

    private static byte[] deep(int levels) {
        byte[] content = zip("a.exe", WINDOWS_PROGRAM);
        for (int i = 0; i < levels; i++) {
            content = zip("level" + i + ".zip", content);
        }
        return content;
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
