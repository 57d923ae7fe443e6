package org.vanthu.files;

import java.util.List;

/**
 * A type of file that can be recognised by its content.
 *
 * @param id the word used in white lists and shown to people, such as {@code docx}
 * @param mimetypes what the detector may call it; the first one is stored
 * @param extensions how such files are named, lower case, without dot; the first one is usual
 */
public record FileType(String id, Family family, List<String> mimetypes, List<String> extensions) {

    /** How a file of the type is looked into. */
    public enum Family {
        PDF,
        TEXT,
        OFFICE,
        IMAGE,
        ARCHIVE,
        OTHER
    }

    public FileType {
        mimetypes = List.copyOf(mimetypes);
        extensions = List.copyOf(extensions);
    }

    /** The mimetype under which the content is stored. */
    public String mimetype() {
        return mimetypes.get(0);
    }
}
