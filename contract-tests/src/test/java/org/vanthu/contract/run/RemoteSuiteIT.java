package org.vanthu.contract.run;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.opentest4j.TestAbortedException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the suite inside the repository at {@code -Dvanthu.url} (as {@code -Dvanthu.user}, {@code -Dvanthu.password};
 * {@code -Dvanthu.area} chooses a part) and tells each of its tests here.
 */
@EnabledIfSystemProperty(named = "vanthu.url", matches = ".+", disabledReason = "needs -Dvanthu.url of a repository")
class RemoteSuiteIT {
    @TestFactory
    Stream<DynamicTest> holdsInTheRepository() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.body())))
                .getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(index -> (Element) cases.item(index))
                .map(RemoteSuiteIT::told);
    }

    private static HttpRequest request() {
        String account =
                System.getProperty("vanthu.user", "admin") + ":" + System.getProperty("vanthu.password", "admin");
        URI url = URI.create(System.getProperty("vanthu.url"));
        return HttpRequest.newBuilder(url.resolve(
                        "/alfresco/service/vanthu-contract/run?area=" + System.getProperty("vanthu.area", "")))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static DynamicTest told(Element test) {
        String type = test.getAttribute("classname");
        String name = type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
        return DynamicTest.dynamicTest(name, () -> {
            Element outcome = (Element) test.getElementsByTagName("*").item(0);
            if (outcome != null && outcome.getTagName().equals("skipped")) {
                throw new TestAbortedException(outcome.getAttribute("message"));
            }
            if (outcome != null) {
                throw new AssertionError(outcome.getAttribute("message") + "\n" + outcome.getTextContent());
            }
        });
    }
}
