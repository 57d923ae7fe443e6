package org.vanthu.registry;

import org.alfresco.service.namespace.QName;

/** Names of the content model {@code registry:registryModel}; a test compares them with the XML. */
public final class RegistryModel {

    /** Namespace of the model. */
    public static final String URI = "http://www.vanthu.org/model/registry/1.0";

    /** Prefix of the namespace. */
    public static final String PREFIX = "registry";

    public static final QName TYPE_DOCUMENT = name("document");
    public static final QName TYPE_INCOMING_DOCUMENT = name("incomingDocument");
    public static final QName TYPE_OUTGOING_DOCUMENT = name("outgoingDocument");

    /** Files that came beside a document and belong to it: primary children, so that its rights are theirs. */
    public static final QName ASSOC_ATTACHMENTS = name("attachments");

    public static final QName PROP_AGENCY = name("agency");
    public static final QName PROP_NUMBER = name("number");
    public static final QName PROP_CODE_NUMBER = name("codeNumber");
    public static final QName PROP_CODE_NOTATION = name("codeNotation");
    public static final QName PROP_ISSUED_DATE = name("issuedDate");
    public static final QName PROP_ISSUER_CODE = name("issuerCode");
    public static final QName PROP_ISSUER_NAME = name("issuerName");
    public static final QName PROP_TYPE_CODE = name("typeCode");
    public static final QName PROP_TYPE_NAME = name("typeName");
    public static final QName PROP_SUBJECT = name("subject");
    public static final QName PROP_URGENCY = name("urgency");
    public static final QName PROP_LANGUAGE = name("language");
    public static final QName PROP_PAGE_AMOUNT = name("pageAmount");
    public static final QName PROP_ORIGIN = name("origin");
    public static final QName PROP_SOURCE = name("source");
    public static final QName PROP_SIGNER_NAME = name("signerName");
    public static final QName PROP_SIGNER_POSITION = name("signerPosition");
    public static final QName PROP_SIGNER_COMPETENCE = name("signerCompetence");
    public static final QName PROP_RECIPIENTS = name("recipients");
    public static final QName PROP_NOTE = name("note");
    public static final QName PROP_DOCUMENT_ID = name("documentId");
    public static final QName PROP_STATE = name("state");
    public static final QName PROP_REGISTER = name("register");
    public static final QName PROP_REGISTER_YEAR = name("registerYear");
    public static final QName PROP_SHA256 = name("sha256");
    public static final QName PROP_ARRIVAL_NUMBER = name("arrivalNumber");
    public static final QName PROP_ARRIVAL_DATE = name("arrivalDate");
    public static final QName PROP_RECEIVED_AT = name("receivedAt");
    public static final QName PROP_ENTERED_AT = name("enteredAt");
    public static final QName PROP_BACKFILLED = name("backfilled");
    public static final QName PROP_TO_PLACES = name("toPlaces");
    public static final QName PROP_DUE_DATE = name("dueDate");
    public static final QName PROP_ISSUED_NUMBER = name("issuedNumber");
    public static final QName PROP_ISSUED_AMOUNT = name("issuedAmount");

    private RegistryModel() {}

    private static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
