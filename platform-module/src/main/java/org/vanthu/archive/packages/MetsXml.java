package org.vanthu.archive.packages;

import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.packages.PackageZip.Stored;
import org.vanthu.shared.Json;

/**
 * Writes the METS of a package or of a representation in it.
 *
 * @see "METS 1.12; E-ARK CSIP 2.0.4; E-ARK SIP 2.0.4"
 */
final class MetsXml {

    /** The circular's own content, which no other content type of E-ARK names. */
    private static final String CONTENT_TYPE = "TT05/2025/TT-BNV";

    private static final String SHA_256 = "SHA-256";

    private final XmlOut xml;

    private MetsXml(OutputStream out) {
        this.xml = new XmlOut(out);
    }

    /**
     * What the METS says of itself.
     *
     * @param status RECORDSTATUS
     * @param agreement the code under which the transfer is registered, or empty
     */
    record Header(
            String objId,
            String label,
            String profile,
            PackageKind kind,
            String status,
            Instant createdAt,
            String agreement,
            List<Agent> agents) {}

    /**
     * Who had a part in the package.
     *
     * @param noteType NOTETYPE of the note, or empty
     */
    record Agent(String role, String type, @Nullable String otherType, String name, String note, String noteType) {

        static Agent software(String version) {
            return new Agent("CREATOR", "OTHER", "SOFTWARE", "Vanthu", version, "SOFTWARE VERSION");
        }

        static Agent organisation(String role, String name, String code) {
            return new Agent(role, "ORGANIZATION", null, name, code, "IDENTIFICATIONCODE");
        }
    }

    /**
     * A file that the METS points to.
     *
     * @param href from the folder of the METS
     * @param describedBy ids of the descriptions of the file
     * @param otherType what a description is that is no EAD, or null
     */
    record Ref(
            String id,
            String href,
            Stored stored,
            List<String> describedBy,
            @Nullable String otherType) {

        static Ref of(String href, Stored stored) {
            return new Ref(newId(), href, stored, List.of(), null);
        }

        static Ref described(String href, Stored stored, Ref description) {
            return new Ref(newId(), href, stored, List.of(description.id()), null);
        }

        static Ref other(String href, Stored stored, String type) {
            return new Ref(newId(), href, stored, List.of(), type);
        }
    }

    /**
     * Files of one use.
     *
     * @param mets whether they are the METS of a representation
     */
    record Group(String id, String use, List<Ref> files, boolean mets) {

        static Group of(String use, List<Ref> files) {
            return new Group(newId(), use, files, false);
        }

        static Group representation(String use, Ref mets) {
            return new Group(newId(), use, List.of(mets), true);
        }
    }

    /** An id that is unique in any file. */
    static String newId() {
        return "ID-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    static void write(
            Header header, List<Ref> descriptions, List<Ref> preservation, List<Group> groups, OutputStream out) {
        new MetsXml(out).write(header, descriptions, preservation, groups);
    }

    private void write(Header header, List<Ref> descriptions, List<Ref> preservation, List<Group> groups) {
        xml.start(
                "mets",
                "xmlns",
                "http://www.loc.gov/METS/",
                "xmlns:csip",
                "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
                "xmlns:sip",
                "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "xmlns:xsi",
                XmlOut.XSI,
                "xsi:schemaLocation",
                "http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd",
                "OBJID",
                header.objId(),
                "LABEL",
                header.label(),
                "TYPE",
                "Mixed",
                "csip:CONTENTINFORMATIONTYPE",
                "OTHER",
                "csip:OTHERCONTENTINFORMATIONTYPE",
                CONTENT_TYPE,
                "PROFILE",
                header.profile());
        header(header);
        descriptions.forEach(ref -> description(ref, header));
        if (!preservation.isEmpty()) {
            xml.start("amdSec", "ID", newId());
            preservation.forEach(ref -> {
                xml.start(
                        "digiprovMD",
                        "ID",
                        ref.id(),
                        "CREATED",
                        time(ref.stored().createdAt()),
                        "STATUS",
                        "CURRENT");
                reference(ref, "PREMIS");
                xml.end();
            });
            xml.end();
        }
        xml.start("fileSec", "ID", newId());
        groups.forEach(this::group);
        xml.end();
        structure(header, descriptions, preservation, groups);
        xml.end().finish();
    }

    private void header(Header header) {
        xml.start(
                "metsHdr",
                "CREATEDATE",
                time(header.createdAt()),
                "LASTMODDATE",
                time(header.createdAt()),
                "RECORDSTATUS",
                header.status(),
                "csip:OAISPACKAGETYPE",
                header.kind().name());
        for (Agent agent : header.agents()) {
            xml.start("agent", "ROLE", agent.role(), "TYPE", agent.type(), "OTHERTYPE", agent.otherType())
                    .text("name", agent.name())
                    .text("note", agent.note(), "csip:NOTETYPE", agent.noteType())
                    .end();
        }
        xml.text("altRecordID", header.agreement(), "TYPE", "SUBMISSIONAGREEMENT");
        xml.end();
    }

    private void description(Ref ref, Header header) {
        xml.start("dmdSec", "ID", ref.id(), "CREATED", time(header.createdAt()), "STATUS", "CURRENT");
        reference(ref, ref.otherType() == null ? "EAD" : "OTHER");
        xml.end();
    }

    private void reference(Ref ref, String type) {
        xml.empty(
                "mdRef",
                "LOCTYPE",
                "URL",
                "MDTYPE",
                type,
                "OTHERMDTYPE",
                ref.otherType(),
                "xlink:type",
                "simple",
                "xlink:href",
                ref.href(),
                "MIMETYPE",
                ref.stored().mimetype(),
                "SIZE",
                String.valueOf(ref.stored().sizeBytes()),
                "CREATED",
                time(ref.stored().createdAt()),
                "CHECKSUM",
                ref.stored().sha256(),
                "CHECKSUMTYPE",
                SHA_256);
    }

    private void group(Group group) {
        boolean representation = group.mets() || group.use().equals("Data");
        xml.start(
                "fileGrp",
                "ID",
                group.id(),
                "USE",
                group.use(),
                "csip:CONTENTINFORMATIONTYPE",
                representation ? "OTHER" : null,
                "csip:OTHERCONTENTINFORMATIONTYPE",
                representation ? CONTENT_TYPE : null);
        for (Ref ref : group.files()) {
            xml.start(
                            "file",
                            "ID",
                            ref.id(),
                            "DMDID",
                            String.join(" ", ref.describedBy()),
                            "MIMETYPE",
                            ref.stored().mimetype(),
                            "SIZE",
                            String.valueOf(ref.stored().sizeBytes()),
                            "CREATED",
                            time(ref.stored().createdAt()),
                            "CHECKSUM",
                            ref.stored().sha256(),
                            "CHECKSUMTYPE",
                            SHA_256)
                    .empty("FLocat", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", ref.href())
                    .end();
        }
        xml.end();
    }

    private void structure(Header header, List<Ref> descriptions, List<Ref> preservation, List<Group> groups) {
        xml.start("structMap", "ID", newId(), "TYPE", "PHYSICAL", "LABEL", "CSIP");
        xml.start("div", "ID", newId(), "LABEL", header.objId());
        xml.empty("div", "ID", newId(), "LABEL", "Metadata", "DMDID", ids(descriptions), "ADMID", ids(preservation));
        for (Group group : groups) {
            xml.start("div", "ID", newId(), "LABEL", group.use());
            if (group.mets()) {
                group.files()
                        .forEach(ref -> xml.empty(
                                "mptr",
                                "LOCTYPE",
                                "URL",
                                "xlink:type",
                                "simple",
                                "xlink:href",
                                ref.href(),
                                "xlink:title",
                                group.id()));
            } else {
                xml.empty("fptr", "FILEID", group.id());
            }
            xml.end();
        }
        xml.end().end();
    }

    private static String ids(List<Ref> refs) {
        return refs.stream().map(Ref::id).collect(Collectors.joining(" "));
    }

    static String time(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atZone(Json.ZONE).toOffsetDateTime());
    }
}
