package org.vanthu.archive.packages;

import java.io.OutputStream;
import java.util.List;

/**
 * Writes descriptions ({@code EAD.xml}, {@code EAD_doc}, the authentication of a document) and their schemas. Both come
 * from the same {@link Fields}, so that what is written is what the schema says.
 */
final class DescriptionXml {

    static final String NAMESPACE = "http://www.vanthu.org/schema/tt05-2025/1.0";
    static final String DOSSIER = "ead";
    static final String DOCUMENT = "eadDoc";
    static final String CERTIFICATE = "authentication";

    private DescriptionXml() {}

    static void write(String root, List<Field> fields, Description description, OutputStream out) {
        XmlOut xml = new XmlOut(out).start(root, "xmlns", NAMESPACE);
        fields.forEach(field -> xml.text(field.name(), description.get(field)));
        xml.end().finish();
    }

    /** The schema of a description. */
    static void schema(String root, List<Field> fields, OutputStream out) {
        XmlOut xml = new XmlOut(out)
                .start(
                        "xs:schema",
                        "xmlns:xs",
                        "http://www.w3.org/2001/XMLSchema",
                        "xmlns",
                        NAMESPACE,
                        "targetNamespace",
                        NAMESPACE,
                        "elementFormDefault",
                        "qualified");
        xml.start("xs:annotation")
                .text("xs:documentation", "Fields of Circular 05/2025/TT-BNV, written by Vanthu from its field lists")
                .end();
        xml.start("xs:element", "name", root).start("xs:complexType").start("xs:sequence");
        for (Field field : fields) {
            xml.start("xs:element", "name", field.name(), "minOccurs", field.mandatory() ? null : "0");
            xml.start("xs:annotation").text("xs:documentation", field.label()).end();
            type(xml, field);
            xml.end();
        }
        xml.end().end().end().end().finish();
    }

    private static void type(XmlOut xml, Field field) {
        xml.start("xs:simpleType");
        switch (field.kind()) {
            case TEXT ->
                xml.start("xs:restriction", "base", "xs:string")
                        .empty("xs:minLength", "value", "1")
                        .empty("xs:maxLength", "value", String.valueOf(field.length()));
            case NUMBER ->
                xml.start("xs:restriction", "base", "xs:nonNegativeInteger")
                        .empty("xs:totalDigits", "value", String.valueOf(field.length()));
            case FLAG -> xml.start("xs:restriction", "base", "xs:boolean");
            case DATE ->
                xml.start("xs:restriction", "base", "xs:string")
                        .empty("xs:pattern", "value", "\\d{2}/\\d{2}/\\d{4}|\\d{4}-\\d{2}-\\d{2}");
            default -> {
                xml.start("xs:restriction", "base", "xs:string");
                field.kind().codes().forEach(code -> xml.empty("xs:enumeration", "value", code));
            }
        }
        xml.end().end();
    }
}
