package org.vanthu.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import org.vanthu.files.FileReport.Finding;
import org.vanthu.files.FileType.Family;

/**
 * Judges a file that lies on disk: name, size, type by content, and what is inside. Changes nothing, keeps nothing.
 * Safe for many threads.
 */
public final class FileInspector {
    private final FilePolicy policy;
    private final TypeDetector detector = new TypeDetector();
    private final ArchiveInspector archives = new ArchiveInspector(detector);
    private final PdfInspector pdfs = new PdfInspector();
    private final ImageInspector images = new ImageInspector();
    private final OfficeInspector offices = new OfficeInspector();

    public FileInspector(FilePolicy policy) {
        this.policy = policy;
    }

    /** The limits and white lists in force. */
    public FilePolicy policy() {
        return policy;
    }

    /**
     * Judges the file.
     *
     * @param fileName the name it came with; its extension must fit the content, but never decides alone
     * @throws IOException if the file cannot be read at all (gone, locked, no right): that says nothing about its
     *     content
     */
    public FileReport inspect(FileClass fileClass, String fileName, Path file) throws IOException {
        try {
            return judge(fileClass, fileName, file);
        } catch (RefusedException e) {
            return FileReport.refused(FileNames.visible(fileName), e.problem());
        }
    }

    private FileReport judge(FileClass fileClass, String fileName, Path file) throws IOException, RefusedException {
        FileNames.check(fileName);
        String shown = FileNames.visible(fileName);
        if (Executables.byName(fileName)) {
            throw new RefusedException("executable", shown);
        }
        checkSize(file, shown);
        if (Executables.byHead(ArchiveInspector.head(file))) {
            throw new RefusedException("executable", shown);
        }
        String mimetype = detector.detect(file);
        FileType type = typeOf(fileClass, mimetype, fileName, shown, file);
        return look(type, mimetype, fileName, shown, file);
    }

    private void checkSize(Path file, String shown) throws IOException, RefusedException {
        long size = Files.size(file);
        if (size == 0) {
            throw new RefusedException("empty", shown);
        }
        if (size > policy.limits().maxFileBytes()) {
            throw new RefusedException("too-large", shown, policy.limits().maxFileBytes() / (1024 * 1024));
        }
    }

    private FileType typeOf(FileClass fileClass, String mimetype, String fileName, String shown, Path file)
            throws RefusedException {
        if (Executables.byMimetype(mimetype)) {
            throw new RefusedException("executable", shown);
        }
        if (mimetype.endsWith("-protected")) {
            throw new RefusedException("encrypted", shown);
        }
        String extension = FileNames.extension(fileName);
        FileType named = FileTypes.byExtension(extension).orElse(null);
        FileType type = FileTypes.byMimetype(mimetype).orElse(null);
        if (type != null && type.id().equals("txt") && named != null && named.family() == Family.TEXT) {
            type = named;
        }
        if (type == null && named != null && mimetype.equals("application/x-tika-msoffice") && isOle(named)) {
            type = named;
        }
        if (type == null && isCutOff(mimetype, named)) {
            throw new RefusedException("truncated", shown);
        }
        if (type == null) {
            throw new RefusedException("type-unknown", shown, allowedNames(fileClass));
        }
        if (named != null && !named.equals(type)) {
            if (type.id().equals("zip") && !ArchiveInspector.opens(file)) {
                throw new RefusedException("truncated", shown);
            }
            throw new RefusedException("type-mismatch", shown, extension, type.id());
        }
        if (!policy.allowed(fileClass).contains(type)) {
            String cause = fileClass == FileClass.SIGNED_MAIN ? "signed-must-be-pdf" : "type-not-allowed";
            throw new RefusedException(cause, shown, type.id(), allowedNames(fileClass));
        }
        return type;
    }

    private static boolean isOle(FileType type) {
        return Set.of("doc", "xls", "ppt", "vsd").contains(type.id());
    }

    /**
     * Content that is nothing at all, or only the shell of what its name promises, is most often a copy that stopped
     * half-way.
     */
    private static boolean isCutOff(String mimetype, @org.jspecify.annotations.Nullable FileType named) {
        return named != null
                && named.family() != Family.TEXT
                && Set.of(
                                "application/octet-stream",
                                "application/x-tika-msoffice",
                                "application/x-tika-ooxml",
                                "text/plain")
                        .contains(mimetype);
    }

    private FileReport look(FileType type, String mimetype, String fileName, String shown, Path file)
            throws IOException, RefusedException {
        int pages = 0;
        Set<Finding> findings = Set.of();
        switch (type.family()) {
            case PDF -> {
                PdfInspector.Result result = pdfs.inspect(file, shown, policy);
                pages = result.pages();
                findings = result.findings();
            }
            case IMAGE -> pages = images.inspect(file, type, shown, policy.limits());
            case ARCHIVE -> archives.inspect(file, shown, mimetype, policy.limits());
            case OFFICE -> {
                if (ArchiveInspector.isZipBased(mimetype)) {
                    archives.inspect(file, shown, mimetype, policy.limits());
                }
                findings = offices.inspect(file, mimetype, shown);
            }
            case TEXT, OTHER -> {}
        }
        return new FileReport(storedName(fileName, type), type, pages, findings, null);
    }

    private String allowedNames(FileClass fileClass) {
        return policy.allowed(fileClass).stream().map(FileType::id).collect(Collectors.joining(", "));
    }

    /**
     * Adds the extension that fits the content where the name has none that is known, and keeps the name within the
     * limit.
     */
    private static String storedName(String fileName, FileType type) {
        String name = FileNames.stored(fileName);
        if (type.extensions().contains(FileNames.extension(name))) {
            return name;
        }
        String extension = "." + type.extensions().get(0);
        while ((name + extension).getBytes(StandardCharsets.UTF_8).length > FileNames.MAX_BYTES) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name + extension;
    }
}
