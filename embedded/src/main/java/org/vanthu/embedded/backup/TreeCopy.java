package org.vanthu.embedded.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Copies files with their owners, rights and times, and notes the digest of what was written. What vanishes meanwhile
 * is left out: the site goes on working.
 */
final class TreeCopy {

    private final Path from;
    private final Path to;
    private final Manifest manifest;
    private final @Nullable Earlier earlier;

    /**
     * A backup from before on the same disk: what cannot have changed since is linked, not copied.
     *
     * @param directory of it
     */
    record Earlier(Path directory, Manifest manifest) {}

    TreeCopy(Path from, Path to, Manifest manifest, @Nullable Earlier earlier) {
        this.from = from;
        this.to = to;
        this.manifest = manifest;
        this.earlier = earlier;
    }

    /** Copies a directory of the site to the same place in the copy; {@code wanted} is asked for each path below it. */
    void tree(String name, Predicate<Path> wanted) throws IOException {
        Path root = from.resolve(name);
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new Visitor(root, wanted, false));
        }
    }

    /** The same for files that never change once written, leaving out what the copy has. */
    void unchanging(String name) throws IOException {
        Path root = from.resolve(name);
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new Visitor(root, path -> true, true));
        }
    }

    /** Copies one file, which may have vanished; answers whether it was there. */
    boolean file(Path file, String name) throws IOException {
        Path target = to.resolve(name);
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
                OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
        } catch (NoSuchFileException e) {
            if (Files.exists(target)) {
                Files.delete(target);
            }
            return false;
        }
        attributes(file, target);
        manifest.put(name, HexFormat.of().formatHex(digest.digest()));
        return true;
    }

    private boolean linked(Path file, String name, BasicFileAttributes attributes) throws IOException {
        if (earlier == null) {
            return false;
        }
        Path before = earlier.directory().resolve(name);
        String digest = earlier.manifest().get(name);
        if (digest == null || !Files.isRegularFile(before) || Files.size(before) != attributes.size()) {
            return false;
        }
        Files.createLink(to.resolve(name), before);
        manifest.put(name, digest);
        return Files.exists(file);
    }

    private static void attributes(Path file, Path target) throws IOException {
        try {
            PosixFileAttributes is = Files.readAttributes(file, PosixFileAttributes.class);
            PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            if (!view.getOwner().equals(is.owner())) {
                view.setOwner(is.owner());
            }
            view.setPermissions(is.permissions());
            view.setTimes(is.lastModifiedTime(), null, null);
        } catch (NoSuchFileException e) {
            // it vanished after it was read; what was read stays
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Predicate<Path> wanted;
        private final boolean unchanging;

        Visitor(Path root, Predicate<Path> wanted, boolean unchanging) {
            this.root = root;
            this.wanted = wanted;
            this.unchanging = unchanging;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) throws IOException {
            if (!directory.equals(root) && !wanted.test(root.relativize(directory))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Path target = to.resolve(from.relativize(directory).toString());
            if (!Files.isDirectory(target)) {
                Files.createDirectories(target);
                attributes(directory, target);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            String name = from.relativize(file).toString();
            if (!is.isRegularFile() || !wanted.test(root.relativize(file))) {
                return FileVisitResult.CONTINUE;
            }
            if (unchanging && (manifest.get(name) != null || linked(file, name, is))) {
                return FileVisitResult.CONTINUE;
            }
            file(file, name);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
