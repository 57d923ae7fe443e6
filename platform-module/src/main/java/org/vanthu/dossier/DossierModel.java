package org.vanthu.dossier;

import org.alfresco.service.namespace.QName;

/** Names of the content model of dossiers. */
public final class DossierModel {

    public static final String URI = "http://www.vanthu.org/model/dossier/1.0";

    public static final QName TYPE_DOSSIER = name("dossier");
    public static final QName PROP_AGENCY = name("agency");
    public static final QName PROP_CODE = name("code");
    public static final QName PROP_YEAR = name("year");
    public static final QName PROP_KIND = name("kind");
    public static final QName PROP_STATE = name("state");
    public static final QName PROP_UNIT = name("unit");
    public static final QName PROP_OWNER = name("owner");
    public static final QName PROP_RETENTION = name("retention");
    public static final QName PROP_OPENED_AT = name("openedAt");
    public static final QName PROP_ENDED_AT = name("endedAt");
    /** From a dossier to a document in it; the document stays where it is. */
    public static final QName ASSOC_CONTAINS = name("contains");

    /** A paper that lies in a dossier and is no document of the registers: an opinion, a note, a picture. */
    public static final QName ASPECT_PAPER = name("paper");

    public static final QName PROP_PAPER_KIND = name("paperKind");
    public static final QName PROP_PAPER_DATE = name("paperDate");
    public static final QName PROP_AUTHOR = name("author");
    public static final QName PROP_PAGES = name("pages");
    public static final QName PROP_SHA256 = name("sha256");

    private DossierModel() {}

    private static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
