package org.vanthu.files;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What is allowed: the white list of each class of file, the limits, and whether a PDF may carry scripts. All of it is
 * configuration.
 *
 * @param refusePdfScripts whether a PDF with JavaScript is refused; otherwise it is only noted, because the desk and
 *     PDF readers of today do not run it and a signed form cannot be changed without breaking its signature
 */
public record FilePolicy(Map<FileClass, Set<FileType>> allowed, FileLimits limits, boolean refusePdfScripts) {

    public FilePolicy {
        allowed = Map.copyOf(allowed);
    }

    /** Builds the policy from the comma-separated lists of the properties file. */
    public static FilePolicy of(
            String mainTypes, String attachmentTypes, String scanTypes, FileLimits limits, boolean refusePdfScripts) {
        var allowed = new EnumMap<FileClass, Set<FileType>>(FileClass.class);
        allowed.put(FileClass.MAIN, FileTypes.parse(mainTypes));
        allowed.put(FileClass.SIGNED_MAIN, FileTypes.parse("pdf"));
        allowed.put(FileClass.ATTACHMENT, FileTypes.parse(attachmentTypes));
        allowed.put(FileClass.SCAN, FileTypes.parse(scanTypes));
        return new FilePolicy(allowed, limits, refusePdfScripts);
    }

    Set<FileType> allowed(FileClass fileClass) {
        return allowed.getOrDefault(fileClass, Set.of());
    }
}
