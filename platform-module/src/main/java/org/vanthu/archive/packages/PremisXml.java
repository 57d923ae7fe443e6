package org.vanthu.archive.packages;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.vanthu.archive.packages.PackageZip.Stored;

/**
 * Writes what happened to files as PREMIS 3: the objects, the events, who or what did it.
 *
 * @see "PREMIS Data Dictionary 3.0"
 */
public final class PremisXml {

    private static final String NAMESPACE = "http://www.loc.gov/premis/v3";
    private static final String LOCAL = "local";

    private final XmlOut xml;

    private PremisXml(OutputStream out) {
        this.xml = new XmlOut(out);
    }

    /**
     * Something that is kept.
     *
     * @param file whether it is a file; otherwise it is a representation, which has neither hash nor size
     */
    public record Item(String id, boolean file, String sha256, long sizeBytes, String format, String originalName) {

        static Item of(String id, Stored stored, String originalName) {
            return new Item(id, true, stored.sha256(), stored.sizeBytes(), stored.mimetype(), originalName);
        }

        public static Item representation(String id, String name) {
            return new Item(id, false, "", 0, "", name);
        }
    }

    /**
     * Something that happened.
     *
     * @param outcome success, failure or the like
     * @param detail what is worth knowing, or empty
     * @param agent the id of an agent
     * @param objects ids of the items that it happened to
     */
    public record Event(
            String id, String type, Instant at, String outcome, String detail, String agent, List<String> objects) {}

    /** Who or what did it: person, organization, software. */
    public record Agent(String id, String name, String type, String version) {}

    /** Writes; there must be at least one item. */
    public static void write(List<Item> items, List<Event> events, List<Agent> agents, OutputStream out) {
        new PremisXml(out).write(items, events, agents);
    }

    private void write(List<Item> items, List<Event> events, List<Agent> agents) {
        xml.start(
                "premis:premis",
                "xmlns:premis",
                NAMESPACE,
                "xmlns:xsi",
                XmlOut.XSI,
                "xsi:schemaLocation",
                NAMESPACE + " https://www.loc.gov/standards/premis/premis.xsd",
                "version",
                "3.0");
        items.forEach(this::object);
        events.forEach(this::event);
        for (Agent agent : agents) {
            xml.start("premis:agent");
            identifier("agent", agent.id());
            xml.text("premis:agentName", agent.name())
                    .text("premis:agentType", agent.type())
                    .text("premis:agentVersion", agent.version())
                    .end();
        }
        xml.end().finish();
    }

    private void object(Item item) {
        xml.start("premis:object", "xsi:type", item.file() ? "premis:file" : "premis:representation");
        identifier("object", item.id());
        if (item.file()) {
            xml.start("premis:objectCharacteristics");
            xml.start("premis:fixity")
                    .text("premis:messageDigestAlgorithm", "SHA-256")
                    .text("premis:messageDigest", item.sha256().toUpperCase(Locale.ROOT))
                    .end();
            xml.text("premis:size", item.sizeBytes());
            xml.start("premis:format")
                    .start("premis:formatDesignation")
                    .text("premis:formatName", item.format().isEmpty() ? "application/octet-stream" : item.format())
                    .end()
                    .end();
            xml.end();
        }
        xml.text("premis:originalName", item.originalName()).end();
    }

    private void event(Event event) {
        xml.start("premis:event");
        identifier("event", event.id());
        xml.text("premis:eventType", event.type()).text("premis:eventDateTime", MetsXml.time(event.at()));
        xml.start("premis:eventOutcomeInformation").text("premis:eventOutcome", event.outcome());
        if (!event.detail().isEmpty()) {
            xml.start("premis:eventOutcomeDetail")
                    .text("premis:eventOutcomeDetailNote", event.detail())
                    .end();
        }
        xml.end();
        if (!event.agent().isEmpty()) {
            linking("Agent", event.agent(), "implementer");
        }
        event.objects().forEach(object -> linking("Object", object, "source"));
        xml.end();
    }

    private void identifier(String what, String id) {
        xml.start("premis:" + what + "Identifier")
                .text("premis:" + what + "IdentifierType", LOCAL)
                .text("premis:" + what + "IdentifierValue", id)
                .end();
    }

    private void linking(String what, String id, String role) {
        xml.start("premis:linking" + what + "Identifier")
                .text("premis:linking" + what + "IdentifierType", LOCAL)
                .text("premis:linking" + what + "IdentifierValue", id)
                .text("premis:linking" + what + "Role", role)
                .end();
    }
}
