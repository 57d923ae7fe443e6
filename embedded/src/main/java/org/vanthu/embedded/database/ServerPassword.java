package org.vanthu.embedded.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * The generated password of the embedded server, in a file that only the owner of the process reads. Without it every
 * account of the machine could open the database over the loopback address.
 */
final class ServerPassword {

    private static final String RULES = """
            # Written by Vanthu: nobody connects without the password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;
    private static final int RANDOM_BYTES = 24;

    private final String value;

    private ServerPassword(String value) {
        this.value = value;
    }

    /** The password kept in the directory; generated when there is none. */
    static ServerPassword of(Path directory) {
        Path file = directory.resolve("password");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                Path made = directory.resolve("password.new");
                Files.deleteIfExists(made);
                Files.createFile(
                        made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(made, generate());
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new ServerPassword(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String value() {
        return value;
    }

    /**
     * Makes the server ask for the password if it does not yet. Every step may be repeated, so a kill between two of
     * them does no harm.
     *
     * @param execute runs one statement on the server
     */
    void demand(Path data, Consumer<String> execute) {
        Path rules = data.resolve("pg_hba.conf");
        try {
            if (!Files.readString(rules).equals(RULES)) {
                execute.accept("ALTER USER postgres PASSWORD '" + value + "'");
                Path made = data.resolve("pg_hba.conf.new");
                Files.writeString(made, RULES);
                Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(rules));
                copyOwner(rules, made);
                Files.move(made, rules, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                execute.accept("SELECT pg_reload_conf()");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As root the server runs under another account, which must be able to read its rules. */
    private static void copyOwner(Path from, Path to) throws IOException {
        Files.setOwner(to, Files.getOwner(from));
    }

    private static String generate() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
