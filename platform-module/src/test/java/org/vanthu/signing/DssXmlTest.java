package org.vanthu.signing;

import javax.xml.validation.SchemaFactory;

import eu.europa.esig.dss.xml.common.XmlDefinerUtils;
import org.junit.jupiter.api.Test;

import static javax.xml.XMLConstants.W3C_XML_SCHEMA_NS_URI;
import static org.assertj.core.api.Assertions.assertThat;

/** The parsers that ACS brings and that DSS cannot use. */
class DssXmlTest {

    @Test
    void theseTestsHaveTheParsersOfAcs() {
        assertThat(SchemaFactory.newInstance(W3C_XML_SCHEMA_NS_URI).getClass().getName())
                .startsWith("org.apache.xerces.");
    }

    @Test
    void dssTakesThoseOfTheJdkAllTheSame() {
        DssXml.useParsersOfTheJdk();

        assertThat(XmlDefinerUtils.getInstance()
                        .getSecureSchemaFactory()
                        .getClass()
                        .getName())
                .startsWith("com.sun.org.apache.xerces.");
    }
}
