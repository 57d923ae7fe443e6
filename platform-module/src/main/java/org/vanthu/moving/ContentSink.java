package org.vanthu.moving;

import org.alfresco.service.cmr.repository.ContentReader;

/** Takes files while things are read. */
interface ContentSink {

    /** Keeps the file and says by which name its item shall refer to it. */
    String keep(ContentReader reader);

    /** Whether there is room for more in what is being read. */
    boolean isFull();
}
