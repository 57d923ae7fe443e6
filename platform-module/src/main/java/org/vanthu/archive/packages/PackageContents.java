package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.shared.InvalidInputException;

/**
 * The files of a package that came from outside, by their paths below its one folder. Nothing is unpacked under a name
 * that the package gives; what is read is counted, so that a small file does not become a large one unnoticed.
 */
final class PackageContents implements AutoCloseable {

    private static final int MAX_PATH = 400;

    private final ZipFile zip;
    private final TreeMap<String, ZipEntry> entries = new TreeMap<>();
    private final long maxBytes;
    private long readBytes;

    private PackageContents(ZipFile zip, long maxBytes) {
        this.zip = zip;
        this.maxBytes = maxBytes;
    }

    /**
     * Opens a package.
     *
     * @throws InvalidInputException if it is no ZIP, has too many files, unsafe or double names, or several folders
     */
    static PackageContents open(Path file, PackageSettings settings) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (java.util.zip.ZipException e) {
            throw InvalidInputException.field(e, "file", "", "archive.error.package-zip");
        }
        PackageContents contents = new PackageContents(zip, settings.maxImportBytes());
        boolean good = false;
        try {
            contents.index(settings.maxImportFiles());
            good = true;
            return contents;
        } finally {
            if (!good) {
                zip.close();
            }
        }
    }

    private void index(int maxFiles) {
        if (zip.size() > maxFiles) {
            throw new InvalidInputException("archive.error.package-files", zip.size(), maxFiles);
        }
        Set<String> roots = new TreeSet<>();
        long declared = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = safe(entry.getName());
            int slash = name.indexOf('/');
            if (slash < 0) {
                throw new InvalidInputException("archive.error.package-name", name);
            }
            roots.add(name.substring(0, slash));
            declared += Math.max(0, entry.getSize());
            if (!entry.isDirectory() && entries.put(name.substring(slash + 1), entry) != null) {
                throw new InvalidInputException("archive.error.package-name", name);
            }
        }
        if (roots.size() != 1) {
            throw new InvalidInputException("archive.error.package-root", roots.size());
        }
        if (declared > maxBytes) {
            throw tooLarge();
        }
    }

    private static String safe(String name) {
        boolean climbs = java.util.Arrays.asList(name.split("/", -1)).contains("..");
        if (name.isEmpty()
                || name.length() > MAX_PATH
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.chars().anyMatch(Character::isISOControl)
                || climbs) {
            throw new InvalidInputException("archive.error.package-name", name);
        }
        return name;
    }

    boolean has(String path) {
        return entries.containsKey(path);
    }

    Set<String> paths() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Opens a file to read what it says; what is read counts. */
    InputStream open(String path) throws IOException {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new InvalidInputException("archive.error.package-missing", path);
        }
        return new Counted(zip.getInputStream(entry));
    }

    /** Reads a file for its hash only, in lower-case letters. */
    String sha256(String path) throws IOException {
        try (InputStream in = open(path)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    /** Copies a file and gives its hash, in lower-case letters. */
    String copy(String path, Path target) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = open(path);
                OutputStream out = new java.security.DigestOutputStream(Files.newOutputStream(target), digest)) {
            in.transferTo(out);
        }
        return Hex.encodeHexString(digest.digest()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private InvalidInputException tooLarge() {
        return new InvalidInputException("archive.error.package-size", maxBytes >> 20);
    }

    /** Every byte is read at most twice: once for its hash, once to be stored. */
    private final class Counted extends java.io.FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] some, int offset, int length) throws IOException {
            int read = in.read(some, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            readBytes += more;
            if (readBytes > 2 * maxBytes) {
                throw tooLarge();
            }
        }
    }
}
