package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

import org.vanthu.shared.InvalidInputException;

/** What the METS of a package from outside says, and whether the files are as it says. */
final class ReadMets {

    private final String folder;
    private final List<Pointer> pointers = new ArrayList<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private String objectId = "";
    private String kind = "";
    private String organisation = "";
    private String section = "";
    private String id = "";
    private Pointer file = new Pointer("", "", "", "", "", "");
    private String role = "";

    private ReadMets(String folder) {
        this.folder = folder;
    }

    /**
     * A file that the METS points to.
     *
     * @param use what it is: {@code dmdSec}, {@code amdSec}, or the use of its group
     * @param describedBy ids of its descriptions, with blanks between
     */
    record Pointer(String use, String path, String sha256, String size, String mimetype, String describedBy) {}

    static ReadMets of(PackageContents contents, String path) throws IOException {
        ReadMets mets = new ReadMets(path.substring(0, path.lastIndexOf('/') + 1));
        try (InputStream in = contents.open(path)) {
            XmlIn.read(path, in, mets::element);
        }
        return mets;
    }

    String objectId() {
        return objectId;
    }

    String kind() {
        return kind;
    }

    /** Who made it, as it says. */
    String organisation() {
        return organisation;
    }

    List<Pointer> pointers() {
        return pointers;
    }

    /** The paths of descriptions by their ids. */
    Map<String, String> descriptions() {
        return descriptions;
    }

    private void element(XMLStreamReader xml) throws javax.xml.stream.XMLStreamException {
        switch (xml.getLocalName()) {
            case "mets" -> objectId = attribute(xml, "OBJID");
            case "metsHdr" -> kind = attribute(xml, "OAISPACKAGETYPE");
            case "agent" -> role = attribute(xml, "ROLE") + attribute(xml, "TYPE");
            case "name" -> {
                String name = xml.getElementText();
                if (role.equals("CREATORORGANIZATION")) {
                    organisation = name;
                }
            }
            case "dmdSec" -> {
                section = "dmdSec";
                id = attribute(xml, "ID");
            }
            case "amdSec" -> section = "amdSec";
            case "fileGrp" -> section = attribute(xml, "USE");
            case "file" -> file = pointer(xml, "");
            case "mdRef" -> {
                Pointer pointer = pointer(xml, path(xml));
                pointers.add(pointer);
                if (section.equals("dmdSec")) {
                    descriptions.put(id, pointer.path());
                }
            }
            case "FLocat" ->
                pointers.add(new Pointer(
                        section, path(xml), file.sha256(), file.size(), file.mimetype(), file.describedBy()));
            default -> {
                // says nothing that we need
            }
        }
    }

    private Pointer pointer(XMLStreamReader xml, String path) {
        String type = attribute(xml, "CHECKSUMTYPE");
        if (!type.isEmpty() && !type.equals("SHA-256")) {
            throw new InvalidInputException("archive.error.package-digest", type);
        }
        return new Pointer(
                section,
                path,
                attribute(xml, "CHECKSUM"),
                attribute(xml, "SIZE"),
                attribute(xml, "MIMETYPE"),
                attribute(xml, "DMDID"));
    }

    private String path(XMLStreamReader xml) {
        String href = xml.getAttributeValue(XmlIn.XLINK, "href");
        String plain = href == null ? "" : URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
        return folder + (plain.startsWith("./") ? plain.substring(2) : plain);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }
}
