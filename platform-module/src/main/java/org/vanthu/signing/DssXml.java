package org.vanthu.signing;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.SchemaFactory;

import eu.europa.esig.dss.xml.common.DocumentBuilderFactoryBuilder;
import eu.europa.esig.dss.xml.common.SchemaFactoryBuilder;
import eu.europa.esig.dss.xml.common.TransformerFactoryBuilder;
import eu.europa.esig.dss.xml.common.XmlDefinerUtils;

/**
 * Has DSS read XML with the parsers of the JDK. ACS has Xerces and Xalan on its class path, which the JDK would take
 * first; they do not know the properties that keep external entities out, and DSS refuses to work without them.
 */
final class DssXml {

    private DssXml() {}

    /** For all of DSS in this process; may be called again. */
    static void useParsersOfTheJdk() {
        XmlDefinerUtils parsers = XmlDefinerUtils.getInstance();
        parsers.setSchemaFactoryBuilder(new SchemaFactoryBuilder() {
            @Override
            protected SchemaFactory instantiateFactory() {
                return SchemaFactory.newDefaultInstance();
            }
        });
        parsers.setDocumentBuilderFactoryBuilder(new DocumentBuilderFactoryBuilder() {
            @Override
            protected DocumentBuilderFactory instantiateFactory() {
                return DocumentBuilderFactory.newDefaultInstance();
            }
        });
        parsers.setTransformerFactoryBuilder(new TransformerFactoryBuilder() {
            @Override
            protected TransformerFactory instantiateFactory() {
                return TransformerFactory.newDefaultInstance();
            }
        });
    }
}
