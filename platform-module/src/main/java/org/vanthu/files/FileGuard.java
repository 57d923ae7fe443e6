package org.vanthu.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.vanthu.shared.InvalidInputException;

/** Stands at every entrance: lets a file through or says with an exception why not. Stores nothing. */
public final class FileGuard {
    private static final String FIELD = "file";

    private final FileInspector inspector;

    public FileGuard(FileInspector inspector) {
        this.inspector = inspector;
    }

    /**
     * Judges a main file that was uploaded.
     *
     * @param content read to its end; closed by the caller
     * @throws InvalidInputException if the file is refused ({@code files.error.…}, field {@code file})
     */
    public FileReport check(String fileName, InputStream content) {
        try {
            Path spooled = spool(content, fileName);
            try {
                return check(FileClass.MAIN, fileName, spooled);
            } finally {
                Files.deleteIfExists(spooled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Judges a file on disk.
     *
     * @throws InvalidInputException if the file is refused
     */
    public FileReport check(FileClass fileClass, String fileName, Path file) {
        try {
            FileReport report = inspector.inspect(fileClass, fileName, file);
            report.problem().ifPresent(problem -> {
                throw exception(problem);
            });
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies an upload to a temporary file that the caller deletes, and stops at the size limit.
     *
     * @throws InvalidInputException if it is larger than allowed
     */
    public Path spool(InputStream content, String fileName) throws IOException {
        long limit = inspector.policy().limits().maxFileBytes();
        Path file = Files.createTempFile("vanthu-upload-", ".bin");
        boolean done = false;
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                total += n;
                if (total > limit) {
                    throw exception(
                            new RefusedException("too-large", FileNames.visible(fileName), limit / (1024 * 1024))
                                    .problem());
                }
                out.write(buffer, 0, n);
            }
            done = true;
            return file;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static InvalidInputException exception(FileProblem problem) {
        return InvalidInputException.field(
                FIELD, problem.value(), problem.messageId(), problem.args().toArray());
    }
}
