package org.vanthu.archive.certified;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.vanthu.archive.packages.DossierPackages;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The package of certified copies that were given out together. */
final class CertifiedPackageGet extends JsonWebScript {

    private final CertifiedCopies copies;

    CertifiedPackageGet(CertifiedCopies copies) {
        this.copies = copies;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Path file = Files.createTempFile("vanthu-certified-", ".zip");
        boolean done = false;
        try {
            DossierPackages.Made made = copies.fetch(request.path("id"), request.path("package"), file);
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
}
