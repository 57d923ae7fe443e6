package org.vanthu.archive.overview;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Sends the dossiers of a year and their documents as a workbook, and records that. */
final class ExtractGet extends JsonWebScript {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Extracts extracts;

    ExtractGet(Extracts extracts) {
        this.extracts = extracts;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        int year = YearGet.year(request);
        Path file = Files.createTempFile("vanthu-extract-", ".xlsx");
        boolean done = false;
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                extracts.write(request.required("agency"), year, out);
            }
            done = true;
            return Reply.bytes(TYPE, "ho-so-" + year + ".xlsx", out -> {
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
