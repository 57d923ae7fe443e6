package org.vanthu.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.vanthu.files.FileReport.Finding;

/** Looks into office files: macros are noted, a password to open is refused. */
final class OfficeInspector {

    Set<Finding> inspect(Path file, String mimetype, String fileName) throws RefusedException, IOException {
        if (ArchiveInspector.isZipBased(mimetype)) {
            return zipFindings(file, fileName);
        }
        return mimetype.contains("rtf") ? Set.of() : oleFindings(file, fileName);
    }

    private static Set<Finding> zipFindings(Path file, String fileName) throws RefusedException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Set<Finding> findings = EnumSet.noneOf(Finding.class);
            var entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (name.endsWith("vbaProject.bin") || name.startsWith("Basic/")) {
                    findings.add(Finding.MACROS);
                }
            }
            return findings;
        } catch (IOException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private static Set<Finding> oleFindings(Path file, String fileName) throws RefusedException {
        try (POIFSFileSystem ole = new POIFSFileSystem(Files.newInputStream(file))) {
            DirectoryNode root = ole.getRoot();
            boolean locked = root.hasEntryCaseInsensitive("EncryptedPackage")
                    || (root.hasEntryCaseInsensitive("WordDocument") && isEncryptedWord(root))
                    || (root.hasEntryCaseInsensitive("Workbook") && isEncryptedWorkbook(root));
            if (locked) {
                throw new RefusedException("encrypted", fileName);
            }
            boolean macros = root.hasEntryCaseInsensitive("Macros")
                    || root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")
                    || root.hasEntryCaseInsensitive("VBA");
            return macros ? Set.of(Finding.MACROS) : Set.of();
        } catch (IOException | RuntimeException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    /** Bit 8 of the flags at offset 10 of the file information block. */
    private static boolean isEncryptedWord(DirectoryNode root) throws IOException {
        try (DocumentInputStream in = root.createDocumentInputStream("WordDocument")) {
            byte[] head = in.readNBytes(12);
            return head.length == 12 && (head[11] & 0x01) != 0;
        }
    }

    /** A FILEPASS record (0x002F) stands directly after the first record of the workbook. */
    private static boolean isEncryptedWorkbook(DirectoryNode root) throws IOException {
        try (DocumentInputStream in = root.createDocumentInputStream("Workbook")) {
            byte[] head = in.readNBytes(512);
            int offset = 0;
            for (int record = 0; record < 4 && offset + 4 <= head.length; record++) {
                int id = (head[offset] & 0xff) | (head[offset + 1] & 0xff) << 8;
                if (id == 0x002f) {
                    return true;
                }
                offset += 4 + ((head[offset + 2] & 0xff) | (head[offset + 3] & 0xff) << 8);
            }
            return false;
        }
    }
}
