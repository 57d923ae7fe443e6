package org.vanthu.archive.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Makes a package of a dossier and sends it. */
final class PackageGet extends JsonWebScript {

    private final DossierPackages packages;

    PackageGet(DossierPackages packages) {
        this.packages = packages;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        PackageKind kind = kind(request);
        Path file = Files.createTempFile("vanthu-package-", ".zip");
        boolean done = false;
        try {
            DossierPackages.Made made = packages.make(
                    request.path("id"),
                    kind,
                    request.query("agreement").orElse(""),
                    new DossierPackages.Request(
                            request.query("request").orElse(""),
                            request.query("purpose").orElse("02"),
                            request.query("purposeContent").orElse(""),
                            request.query("topic").orElse("")),
                    file);
            done = true;
            return Reply.bytes("application/zip", made.fileName(), out -> {
                try {
                    Files.copy(file, out);
                } finally {
                    Files.deleteIfExists(file);
                }
            });
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    static PackageKind kind(JsonRequest request) {
        String text = request.query("kind").orElse("sip");
        return PackageKind.of(text)
                .orElseThrow(() -> InvalidInputException.field("kind", text, "archive.error.package-kind", text));
    }
}
