package org.vanthu.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import org.vanthu.embedded.EmbeddedRepository;

/** The embedded engine in a directory of its own, with its database and an HTTP server on a free port. */
public final class EmbeddedEngine implements EngineStarter {
    private static EmbeddedRepository repository;
    private Path directory;

    @Override
    public void start() throws IOException {
        directory = Files.createTempDirectory("vanthu-contract");
        repository = EmbeddedRepository.at(directory)
                .module("vanthu-contract-tests")
                .property("vanthu.embedded.admin-password", "admin")
                .port(0)
                .start();
        Objects.requireNonNull(Engine.running()).answersAt(URI.create("http://127.0.0.1:" + port() + "/alfresco"));
    }

    public static int port() {
        return repository.port();
    }

    @Override
    public void close() throws IOException {
        repository.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
