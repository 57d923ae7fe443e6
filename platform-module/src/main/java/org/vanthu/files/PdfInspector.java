package org.vanthu.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.vanthu.files.FileReport.Finding;

/**
 * Opens a PDF and looks at every object in it. Refused: a password to open, a cut-off file, no pages, actions that
 * start a program, embedded executables. Noted: signatures, scripts, embedded files, restrictions.
 */
final class PdfInspector {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int MAX_OBJECTS = 500_000;
    private static final COSName LAUNCH = COSName.getPDFName("Launch");
    private static final COSName JAVASCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName JS = COSName.getPDFName("JS");
    private static final COSName BYTE_RANGE = COSName.getPDFName("ByteRange");
    private static final COSName EF = COSName.getPDFName("EF");

    /** What an accepted PDF holds. */
    record Result(int pages, Set<Finding> findings) {}

    Result inspect(Path file, String fileName, FilePolicy policy) throws RefusedException, IOException {
        checkEnd(file, fileName);
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                throw new RefusedException("truncated", fileName);
            }
            if (pages > policy.limits().maxPages()) {
                throw new RefusedException(
                        "too-many-pages", fileName, policy.limits().maxPages());
            }
            Set<Finding> findings = EnumSet.noneOf(Finding.class);
            if (document.isEncrypted()) {
                findings.add(Finding.RESTRICTED);
            }
            walk(document, fileName, findings);
            if (policy.refusePdfScripts() && findings.contains(Finding.JAVASCRIPT)) {
                throw new RefusedException("pdf-javascript", fileName);
            }
            return new Result(pages, findings);
        } catch (InvalidPasswordException e) {
            throw new RefusedException("encrypted", fileName);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private static void checkEnd(Path file, String fileName) throws IOException, RefusedException {
        String tail = new String(tail(file), StandardCharsets.ISO_8859_1);
        int end = tail.lastIndexOf("%%EOF");
        if (end < 0) {
            throw new RefusedException("truncated", fileName);
        }
        if (tail.indexOf("PK\u0005\u0006", end) >= 0) {
            throw new RefusedException("two-in-one", fileName);
        }
    }

    static byte[] tail(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, size - TAIL_BYTES));
            return in.readAllBytes();
        }
    }

    private static void walk(PDDocument document, String fileName, Set<Finding> findings)
            throws IOException, RefusedException {
        int seen = 0;
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            if (++seen > MAX_OBJECTS) {
                throw new RefusedException("too-many-pages", fileName, MAX_OBJECTS);
            }
            COSObject object = document.getDocument().getObjectFromPool(key);
            COSBase content = object.getObject();
            if (content != null) {
                walkDirect(content, fileName, findings);
            }
        }
    }

    /** Visits an object and the direct objects in it; references are visited on their own. */
    private static void walkDirect(COSBase root, String fileName, Set<Finding> findings)
            throws IOException, RefusedException {
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSDictionary dictionary) {
                judge(dictionary, fileName, findings);
                dictionary.getValues().stream()
                        .filter(PdfInspector::isDirectContainer)
                        .forEach(open::push);
            } else if (next instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    COSBase item = array.get(i);
                    if (item != null && isDirectContainer(item)) {
                        open.push(item);
                    }
                }
            }
        }
    }

    private static boolean isDirectContainer(COSBase item) {
        return item instanceof COSDictionary || item instanceof COSArray;
    }

    private static void judge(COSDictionary dictionary, String fileName, Set<Finding> findings)
            throws IOException, RefusedException {
        COSBase action = dictionary.getDictionaryObject(COSName.S);
        if (LAUNCH.equals(action)) {
            throw new RefusedException("pdf-launch", fileName);
        }
        if (JAVASCRIPT.equals(action) || dictionary.containsKey(JS)) {
            findings.add(Finding.JAVASCRIPT);
        }
        if (dictionary.containsKey(BYTE_RANGE) && dictionary.containsKey(COSName.CONTENTS)) {
            findings.add(Finding.SIGNED);
        }
        if (dictionary.getDictionaryObject(EF) instanceof COSDictionary embedded) {
            findings.add(Finding.EMBEDDED_FILES);
            judgeEmbedded(dictionary, embedded, fileName);
        }
    }

    private static void judgeEmbedded(COSDictionary specification, COSDictionary embedded, String fileName)
            throws IOException, RefusedException {
        for (COSName key : embedded.keySet()) {
            String name = specification.getString(key, "");
            boolean executable = Executables.byName(name);
            if (!executable && embedded.getDictionaryObject(key) instanceof COSStream stream) {
                try (InputStream in = stream.createInputStream()) {
                    executable = Executables.byHead(in.readNBytes(512));
                }
            }
            if (executable) {
                throw new RefusedException("executable-inside", fileName, FileNames.visible(name));
            }
        }
    }
}
