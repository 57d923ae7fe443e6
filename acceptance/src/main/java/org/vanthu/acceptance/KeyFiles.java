package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key files with certificates that nobody else vouches for, made as an administrator makes them, by keytool. */
final class KeyFiles {

    private KeyFiles() {}

    /** A PKCS#12 file with a key of that name, and the certificate beside it. */
    static void create(Path file, Path certificate, String secret, String name, String... extensions) {
        try {
            Files.createDirectories(file.getParent());
            Files.createDirectories(certificate.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> words = new ArrayList<>(List.of("-genkeypair", "-alias", "key", "-keyalg", "RSA", "-keysize"));
        words.addAll(List.of("2048", "-dname", "CN=" + name + ", C=VN", "-validity", "365", "-storetype", "PKCS12"));
        words.addAll(List.of("-keystore", file.toString(), "-storepass", secret));
        for (String extension : extensions) {
            words.addAll(List.of("-ext", extension));
        }
        keytool(words);
        keytool(List.of(
                "-exportcert",
                "-rfc",
                "-alias",
                "key",
                "-keystore",
                file.toString(),
                "-storepass",
                secret,
                "-file",
                certificate.toString()));
    }

    private static void keytool(List<String> words) {
        try {
            List<String> command = new ArrayList<>();
            command.add(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(words);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + told);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
