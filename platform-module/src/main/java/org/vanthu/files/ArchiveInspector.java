package org.vanthu.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.rarfile.FileHeader;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Looks into zip (and office files, which are zip), gz, tar in gz and rar, and into archives inside them, for
 * executables, tricks in names and bombs. What cannot be looked into (a password, a format without a reader) is
 * refused, because nobody could say what it holds.
 */
final class ArchiveInspector {
    private static final Set<String> CLOSED = Set.of(
            "application/x-7z-compressed",
            "application/vnd.ms-cab-compressed",
            "application/x-bzip2",
            "application/x-xz",
            "application/x-compress",
            "application/zstd",
            "application/x-ace-compressed",
            "application/x-arj",
            "application/x-lzma",
            "application/x-lz4-framed",
            "application/x-lharc",
            "application/x-snappy-framed");

    private final TypeDetector detector;

    ArchiveInspector(TypeDetector detector) {
        this.detector = detector;
    }

    /** Inspects an archive or office file of the given detected mimetype. */
    void inspect(Path file, String fileName, String mimetype, FileLimits limits) throws IOException, RefusedException {
        var budget = new ArchiveBudget(fileName, Files.size(file), limits);
        inspect(file, fileName, mimetype, 1, budget);
    }

    private void inspect(Path file, String fileName, String mimetype, int depth, ArchiveBudget budget)
            throws IOException, RefusedException {
        budget.enter(depth);
        Path scratch = Files.createTempFile("vanthu-entry-", ".bin");
        try {
            switch (kind(mimetype)) {
                case "zip" -> inspectZip(file, fileName, depth, budget, scratch);
                case "gz" -> inspectGzip(file, fileName, depth, budget, scratch);
                case "tar" -> inspectTar(file, fileName, depth, budget, scratch);
                case "rar" -> inspectRar(file, fileName, depth, budget, scratch);
                default -> throw new RefusedException("archive-unreadable", fileName);
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static String kind(String mimetype) {
        if (mimetype.contains("gzip")) {
            return "gz";
        }
        if (mimetype.contains("rar")) {
            return "rar";
        }
        if (mimetype.contains("tar")) {
            return "tar";
        }
        return isZipBased(mimetype) ? "zip" : "";
    }

    /** Whether content of that mimetype is a zip underneath. */
    static boolean isZipBased(String mimetype) {
        return mimetype.equals("application/zip")
                || mimetype.startsWith("application/vnd.openxmlformats")
                || mimetype.startsWith("application/vnd.oasis.opendocument")
                || mimetype.equals("application/x-tika-ooxml")
                || mimetype.equals("application/epub+zip");
    }

    private void inspectZip(Path file, String fileName, int depth, ArchiveBudget budget, Path scratch)
            throws IOException, RefusedException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new RefusedException("archive-encrypted", fileName);
                }
                checkName(entry.getName(), entry.isUnixSymlink(), fileName, budget);
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        inspectEntry(in, entry.getName(), fileName, depth, budget, scratch);
                    }
                }
            }
        } catch (UnsupportedZipFeatureException e) {
            throw new RefusedException("archive-unreadable", fileName);
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private void inspectGzip(Path file, String fileName, int depth, ArchiveBudget budget, Path scratch)
            throws IOException, RefusedException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                GzipCompressorInputStream in = new GzipCompressorInputStream(raw, true)) {
            String inner = in.getMetaData().getFileName();
            String name = inner == null ? fileName.replaceAll("(?i)\\.t?gz$", "") : inner;
            checkName(name, false, fileName, budget);
            inspectEntry(in, name, fileName, depth, budget, scratch);
        } catch (IOException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private void inspectTar(Path file, String fileName, int depth, ArchiveBudget budget, Path scratch)
            throws IOException, RefusedException {
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                checkName(entry.getName(), entry.isSymbolicLink() || entry.isLink(), fileName, budget);
                if (entry.isFile()) {
                    inspectEntry(in, entry.getName(), fileName, depth, budget, scratch);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private void inspectRar(Path file, String fileName, int depth, ArchiveBudget budget, Path scratch)
            throws IOException, RefusedException {
        try (Archive rar = new Archive(file.toFile())) {
            if (rar.isEncrypted()) {
                throw new RefusedException("archive-encrypted", fileName);
            }
            for (FileHeader header = rar.nextFileHeader(); header != null; header = rar.nextFileHeader()) {
                if (header.isEncrypted()) {
                    throw new RefusedException("archive-encrypted", fileName);
                }
                checkName(header.getFileName(), false, fileName, budget);
                if (!header.isDirectory()) {
                    inspectRarEntry(rar, header, fileName, depth, budget, scratch);
                }
            }
        } catch (com.github.junrar.exception.UnsupportedRarV5Exception e) {
            throw new RefusedException("archive-unreadable", fileName);
        } catch (RarException | IOException | RuntimeException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private void inspectRarEntry(
            Archive rar, FileHeader header, String fileName, int depth, ArchiveBudget budget, Path scratch)
            throws IOException, RefusedException, RarException {
        if (header.getFullUnpackSize() > budget.limits().maxArchiveBytes()) {
            throw budget.bomb();
        }
        Path raw = Files.createTempFile("vanthu-rar-", ".bin");
        try {
            try (OutputStream out = Files.newOutputStream(raw)) {
                rar.extractFile(header, out);
            }
            try (InputStream in = Files.newInputStream(raw)) {
                inspectEntry(in, header.getFileName(), fileName, depth, budget, scratch);
            }
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private static void checkName(String entryName, boolean link, String fileName, ArchiveBudget budget)
            throws RefusedException {
        budget.countEntry();
        if (link || FileNames.escapes(entryName)) {
            throw new RefusedException("archive-path", fileName, FileNames.visible(entryName));
        }
    }

    /**
     * Looks at one entry: by its name, by its first bytes, by its detected type; goes into it if it is an archive
     * itself.
     */
    private void inspectEntry(
            InputStream in, String entryName, String fileName, int depth, ArchiveBudget budget, Path scratch)
            throws IOException, RefusedException {
        if (Executables.byName(entryName) && !isOfficePart(entryName)) {
            throw new RefusedException("executable-inside", fileName, FileNames.visible(entryName));
        }
        budget.spool(in, scratch);
        if (Executables.byHead(head(scratch))) {
            throw new RefusedException("executable-inside", fileName, FileNames.visible(entryName));
        }
        String mimetype = detector.detect(scratch);
        if (Executables.byMimetype(mimetype)) {
            throw new RefusedException("executable-inside", fileName, FileNames.visible(entryName));
        }
        if (mimetype.endsWith("-protected") || CLOSED.contains(mimetype)) {
            throw new RefusedException("archive-unreadable", fileName);
        }
        if (!kind(mimetype).isEmpty()) {
            int inner = isOffice(mimetype) ? depth : depth + 1;
            inspect(scratch, entryName(fileName, entryName), mimetype, inner, budget);
        }
    }

    /** Office files are zip underneath, but nobody calls them an archive. */
    private static boolean isOffice(String mimetype) {
        return isZipBased(mimetype) && !mimetype.equals("application/zip");
    }

    /** Whether the list of entries of a zip can be read. */
    static boolean opens(Path file) {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            return zip.getEntries().hasMoreElements();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String entryName(String fileName, String entryName) {
        return fileName + " › " + FileNames.visible(entryName);
    }

    /**
     * Office files hold parts named like programs that are none: printer settings and the macro container, which is
     * judged as macros.
     */
    private static boolean isOfficePart(String entryName) {
        return entryName.matches("(?:word|xl|ppt|visio)/.*\\.bin");
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(512);
        }
    }
}
