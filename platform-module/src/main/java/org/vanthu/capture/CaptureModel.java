package org.vanthu.capture;

import org.alfresco.service.namespace.QName;

/** Names of the content model {@code capture:captureModel}; a test compares them with the XML. */
public final class CaptureModel {
    public static final String URI = "http://www.vanthu.org/model/capture/1.0";
    public static final String PREFIX = "capture";

    /** A file that came in through capture; stays on the node when it is registered. */
    public static final QName ASPECT_INTAKE = name("intake");

    public static final QName PROP_INTAKE_ID = name("intakeId");
    public static final QName PROP_RECEIVED_AT = name("capturedAt");
    public static final QName PROP_TEXT_QUALITY = name("textQuality");
    public static final QName PROP_TEXT_VERSION = name("textVersion");

    /** What was read in a file that belongs to another document. */
    public static final QName PROP_TEXT = name("text");

    /** What was read in the files that belong to the document, by which it is found too. */
    public static final QName PROP_ATTACHED_TEXT = name("attachedText");

    /** The readable file differs from what came in, which is kept. */
    public static final QName ASPECT_DIGITISED = name("digitised");

    public static final QName PROP_ORIGINAL = name("original");

    /** A folder whose new files are captured. */
    public static final QName ASPECT_SCAN_FOLDER = name("scanFolder");

    public static final QName PROP_SCAN_AGENCY = name("agency");

    private CaptureModel() {}

    private static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
