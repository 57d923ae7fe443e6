package org.alfresco.service.cmr.repository;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Knows media types: their extensions, and which one a name or some bytes have. */
public interface MimetypeService {
    String getExtension(String mimetype);

    /** Answers the media type of a file name extension (without dot); {@code application/octet-stream} if unknown. */
    String getMimetype(String extension);

    List<String> getMimetypes();

    Map<String, String> getExtensionsByMimetype();

    Map<String, String> getMimetypesByExtension();

    boolean isText(String mimetype);

    String guessMimetype(String filename);

    String guessMimetype(String filename, ContentReader reader);

    String guessMimetype(String filename, InputStream input);

    /** Answers the detected media type if it differs from the one that the reader claims, else null. */
    String getMimetypeIfNotMatches(ContentReader reader);
}
