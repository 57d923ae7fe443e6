package org.vanthu.contract.run;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.EmbeddedEngine;
import org.vanthu.contract.Repository;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Repository.class)
class RunWebScriptTest {
    private final Acs acs;

    RunWebScriptTest(Acs acs) {
        this.acs = acs;
    }

    @Test
    void answersJunitXmlOfTheChosenClass() throws Exception {
        HttpResponse<String> answer = run("?class=RetryContract", "admin:admin");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.body())))
                .getDocumentElement();
        assertThat(Integer.parseInt(suites.getAttribute("tests"))).isPositive();
        assertThat(suites.getAttribute("failures")).isEqualTo("0");
        assertThat(suites.getAttribute("errors")).isEqualTo("0");
        Element test = (Element) suites.getElementsByTagName("testcase").item(0);
        assertThat(test.getAttribute("classname")).endsWith(".RetryContract");
        assertThat(test.getAttribute("name")).matches("\\w+");
    }

    @Test
    void runsForAdministratorsOnly() throws Exception {
        String person = acs.newPerson();

        assertThat(run("?class=RetryContract", person + ":" + Acs.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnAreaThatIsNotThere() throws Exception {
        assertThat(run("?area=nothing", "admin:admin").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> run(String query, String credentials) throws Exception {
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + EmbeddedEngine.port() + "/alfresco/service/vanthu-contract/run" + query))
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
