package org.vanthu.dossier;

import java.io.IOException;
import java.nio.file.Files;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Exports a whole dossier as ZIP, PDF or XML, and records that. */
final class DossierExportGet extends JsonWebScript {

    private final DossierExport export;

    DossierExportGet(DossierExport export) {
        this.export = export;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        DossierExport.Exported exported =
                export.export(request.path("id"), request.query("format").orElse("zip"));
        String type = exported.fileName().endsWith(".pdf")
                ? "application/pdf"
                : exported.fileName().endsWith(".xml") ? "application/xml" : "application/zip";
        return Reply.bytes(type, exported.fileName(), out -> {
            try (exported) {
                Files.copy(exported.file(), out);
            }
        });
    }
}
