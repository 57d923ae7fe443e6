package org.vanthu.retention;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Loads a schedule of a sector or of the agency from a CSV or XLSX file. */
final class SchedulesPost extends JsonWebScript {

    private final Schedules schedules;
    private final FileGuard guard;

    SchedulesPost(Schedules schedules, FileGuard guard) {
        this.schedules = schedules;
        this.guard = guard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Schedules.LoadForm form = request.jsonPart("metadata", Schedules.LoadForm.class);
        FormData.FormField part = request.part("file")
                .filter(FormData.FormField::getIsFile)
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        String name = part.getFilename() == null ? "" : part.getFilename();
        Path file;
        try (InputStream in = part.getInputStream()) {
            file = guard.spool(in, name);
        }
        try {
            return Reply.created(schedules.load(form, name, file));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
