package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a package in as a dossier of an agency. */
final class PackagesPost extends JsonWebScript {

    private final PackageImports imports;
    private final PackageSettings settings;

    PackagesPost(PackageImports imports, PackageSettings settings) {
        this.imports = imports;
        this.settings = settings;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        FormData.FormField part = request.part("file")
                .filter(FormData.FormField::getIsFile)
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        Path file = Files.createTempFile("vanthu-package-", ".zip");
        try {
            try (InputStream in = part.getInputStream();
                    OutputStream out = Files.newOutputStream(file)) {
                copy(in, out);
            }
            return Reply.created(imports.take(request.required("agency"), file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > settings.maxImportBytes()) {
                throw new InvalidInputException("archive.error.package-size", settings.maxImportBytes() >> 20);
            }
            out.write(buffer, 0, n);
        }
    }
}
