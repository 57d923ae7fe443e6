package org.alfresco.service.cmr.repository;

/** Is told when the stream or channel of a reader or writer has been closed. */
public interface ContentStreamListener {
    void contentStreamClosed() throws ContentIOException;
}
