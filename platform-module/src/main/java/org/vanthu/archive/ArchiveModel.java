package org.vanthu.archive;

import org.alfresco.service.namespace.QName;

/** Names of the content model of the archive. */
public final class ArchiveModel {

    public static final String URI = "http://www.vanthu.org/model/archive/1.0";

    /** A dossier on its way through the archive. */
    public static final QName ASPECT_ARCHIVED = name("archived");

    public static final QName PROP_STAGE = name("stage");
    public static final QName PROP_ACCESSION = name("accession");

    /** A document in a dossier that the archive keeps; it is not changed. */
    public static final QName ASPECT_RECORD = name("record");

    public static final QName PROP_KEPT_SINCE = name("keptSince");

    /** A dossier of which somebody said for whom it is open. */
    public static final QName ASPECT_ACCESS = name("access");

    public static final QName PROP_ACCESS_LEVEL = name("accessLevel");

    private ArchiveModel() {}

    private static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
