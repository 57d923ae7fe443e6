package org.vanthu.contract.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What a run came to, as one JUnit XML document of all classes. A class whose start or end fails is a test case named
 * as the class.
 */
final class Report implements TestExecutionListener {
    private final Map<TestIdentifier, Instant> started = new LinkedHashMap<>();
    private final Map<String, List<Case>> cases = new TreeMap<>();

    /** How a test ended. */
    enum Outcome {
        PASSED,
        SKIPPED,
        FAILED,
        ERROR
    }

    /** One test. */
    record Case(String name, Duration took, Outcome outcome, String message, String trace) {}

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        started.put(test, Instant.now());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        add(test, Outcome.SKIPPED, reason, "");
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isContainer() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            return;
        }
        Optional<Throwable> thrown = result.getThrowable();
        String message = thrown.map(Throwable::getMessage).orElse("");
        String trace = thrown.map(Report::trace).orElse("");
        add(test, outcome(result), message, trace);
    }

    private static Outcome outcome(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> Outcome.PASSED;
            case ABORTED -> Outcome.SKIPPED;
            case FAILED ->
                result.getThrowable().orElse(null) instanceof AssertionError ? Outcome.FAILED : Outcome.ERROR;
        };
    }

    private void add(TestIdentifier test, Outcome outcome, String message, String trace) {
        Instant begin = started.getOrDefault(test, Instant.now());
        cases.computeIfAbsent(className(test), key -> new ArrayList<>())
                .add(new Case(
                        test.getLegacyReportingName().replaceAll("\\(.*\\)$", ""),
                        Duration.between(begin, Instant.now()),
                        outcome,
                        message,
                        trace));
    }

    private static String className(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return method.getClassName();
        }
        return source instanceof ClassSource type ? type.getClassName() : test.getDisplayName();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    synchronized long count(Outcome outcome) {
        return cases.values().stream()
                .flatMap(List::stream)
                .filter(test -> test.outcome() == outcome)
                .count();
    }

    /** Writes the document: {@code testsuites}, a {@code testsuite} of each class, its {@code testcase}s. */
    synchronized void writeTo(Writer out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        writeCounts(xml, cases.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<String, List<Case>> suite : cases.entrySet()) {
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite.getKey());
            writeCounts(xml, suite.getValue());
            for (Case test : suite.getValue()) {
                write(xml, suite.getKey(), test);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static void writeCounts(XMLStreamWriter xml, List<Case> tests) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(tests.size()));
        xml.writeAttribute("failures", number(tests, Outcome.FAILED));
        xml.writeAttribute("errors", number(tests, Outcome.ERROR));
        xml.writeAttribute("skipped", number(tests, Outcome.SKIPPED));
        xml.writeAttribute("time", seconds(tests.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus)));
    }

    private static String number(List<Case> tests, Outcome outcome) {
        return Long.toString(
                tests.stream().filter(test -> test.outcome() == outcome).count());
    }

    private static void write(XMLStreamWriter xml, String className, Case test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", className);
        xml.writeAttribute("name", test.name());
        xml.writeAttribute("time", seconds(test.took()));
        if (test.outcome() != Outcome.PASSED) {
            xml.writeStartElement(
                    switch (test.outcome()) {
                        case SKIPPED -> "skipped";
                        case FAILED -> "failure";
                        default -> "error";
                    });
            xml.writeAttribute("message", printable(test.message()));
            if (test.outcome() != Outcome.SKIPPED) {
                xml.writeCharacters(printable(test.trace()));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** XML 1.0 has no place for control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}
