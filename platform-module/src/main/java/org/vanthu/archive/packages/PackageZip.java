package org.vanthu.archive.packages;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The ZIP of a package while it is written: what goes in is measured and hashed on its way. Files of more than 4 GiB
 * and more than 65,535 files are written as ZIP64.
 */
final class PackageZip {

    private final ZipOutputStream zip;
    private final String root;

    /** @param root the folder that holds everything */
    PackageZip(OutputStream out, String root) {
        this.zip = new ZipOutputStream(out);
        this.root = root;
    }

    /** Writes one file. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A file that is in the package.
     *
     * @param path from the folder of the package
     * @param sha256 in capital letters, as the circular has it
     */
    record Stored(String path, String mimetype, long sizeBytes, String sha256, Instant createdAt) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    Stored put(String path, String mimetype, Instant createdAt, Body body) throws IOException {
        ZipEntry entry = new ZipEntry(root + "/" + path);
        entry.setTime(createdAt.toEpochMilli());
        zip.putNextEntry(entry);
        Measure measure = new Measure(zip);
        body.writeTo(measure);
        zip.closeEntry();
        return new Stored(path, mimetype, measure.bytes, measure.sha256(), createdAt);
    }

    /** Writes what ends the archive; the stream stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static final class Measure extends FilterOutputStream {

        private final MessageDigest digest = DigestUtils.getSha256Digest();
        private long bytes;

        Measure(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            digest.update((byte) one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            digest.update(some, offset, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        String sha256() {
            return Hex.encodeHexString(digest.digest()).toUpperCase(Locale.ROOT);
        }
    }
}
