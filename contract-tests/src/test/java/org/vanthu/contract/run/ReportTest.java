package org.vanthu.contract.run;

import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    /** Not found by the build: its name ends in nothing that is looked for. */
    static class Sample {
        @Test
        void passes(TestInfo info) {
            assertThat(info).isNotNull();
        }

        @Test
        void fails() {
            throw new AssertionError("1 < 2 & \u0001");
        }

        @Test
        void breaks() {
            throw new IllegalStateException("broken");
        }

        @Test
        void gaveUp() {
            throw new TestAbortedException("Known difference: reason");
        }
    }

    @Test
    void writesEveryOutcomeWithItsMessage() throws Exception {
        Report report = new Report();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(Sample.class))
                                .build(),
                        report);
        StringWriter xml = new StringWriter();
        report.writeTo(xml);

        assertThat(xml.toString())
                .contains("<testsuites tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\"")
                .contains("name=\"passes\"")
                .contains("<failure message=\"1 &lt; 2 &amp; ?\">")
                .contains("<error message=\"broken\">")
                .contains("<skipped message=\"Known difference: reason\">");
        assertThat(report.count(Report.Outcome.PASSED)).isEqualTo(1);
    }
}
