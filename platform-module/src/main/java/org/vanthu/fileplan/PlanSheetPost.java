package org.vanthu.fileplan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Reads the lines of a draft from a spreadsheet. */
final class PlanSheetPost extends JsonWebScript {

    private final FilePlanLines lines;
    private final FilePlanSheet sheet;
    private final FilePlanViews views;
    private final FileGuard guard;

    PlanSheetPost(FilePlanLines lines, FilePlanSheet sheet, FilePlanViews views, FileGuard guard) {
        this.lines = lines;
        this.sheet = sheet;
        this.views = views;
        this.guard = guard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        String id = request.path("id");
        FilePlan plan = views.readable(id);
        FormData.FormField part = request.part("file")
                .filter(FormData.FormField::getIsFile)
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        String name = part.getFilename() == null ? "" : part.getFilename();
        Path file;
        try (InputStream in = part.getInputStream()) {
            file = guard.spool(in, name);
        }
        try {
            guard.check(FileClass.ATTACHMENT, name, file);
            lines.replace(
                    id,
                    sheet.read(plan.agency(), file),
                    request.queryNumber("version").orElse(null));
        } finally {
            Files.deleteIfExists(file);
        }
        return views.details(id);
    }
}
