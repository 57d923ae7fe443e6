package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.commons.codec.digest.DigestUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Checks a package against the rules of E-ARK CSIP 2 and, for a SIP, of E-ARK SIP 2. Written from the text of the
 * specifications, apart from the writer: it knows nothing of the classes that write packages. Each finding begins with
 * the number of the rule.
 */
public final class CsipCheck {

    private static final String METS = "http://www.loc.gov/METS/";
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final Set<String> STATUSES =
            Set.of("NEW", "SUPPLEMENT", "REPLACEMENT", "TEST", "VERSION", "DELETE", "OTHER");

    private final ZipFile zip;
    private final String root;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> reached = new TreeSet<>();

    private CsipCheck(ZipFile zip, String root) {
        this.zip = zip;
        this.root = root;
    }

    /** What breaks a rule; empty for a package that is right. */
    public static List<String> findings(Path file) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> roots = new HashSet<>();
            zip.stream().forEach(entry -> roots.add(entry.getName().split("/", 2)[0]));
            if (roots.size() != 1) {
                return List.of("CSIPSTR1 one folder at the root, not " + roots);
            }
            CsipCheck check = new CsipCheck(zip, roots.iterator().next());
            check.run();
            return check.findings;
        }
    }

    private void run() throws Exception {
        must("CSIPSTR4 METS.xml in the root", exists("METS.xml"));
        must("CSIPSTR5 folder metadata", hasFolder("metadata"));
        must("CSIPSTR9 folder representations", hasFolder("representations"));
        must("CSIPSTR11 data in the representation", hasFolder("representations/rep1/data"));
        must("CSIPSTR15 folder schemas", hasFolder("schemas"));
        reached.add("METS.xml");
        Document mets = mets("METS.xml", "");
        Element element = mets.getDocumentElement();
        must(
                "CSIP1 OBJID is the name of the folder",
                root.equals(element.getAttribute("OBJID").replace(':', '_')));
        for (Element pointer : all(mets, "mptr")) {
            String href = pointer.getAttributeNS(XLINK, "href");
            must("CSIP107 a METS for the representation " + href, exists(href));
            mets(href, href.substring(0, href.lastIndexOf('/') + 1));
        }
        if (one(mets, "metsHdr").getAttributeNS(CSIP, "OAISPACKAGETYPE").equals("SIP")) {
            sip(mets);
        }
        zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> entry.getName().substring(root.length() + 1))
                .filter(name -> !reached.contains(name))
                .forEach(name -> findings.add("CSIP58 no METS names the file " + name));
    }

    private Document mets(String path, String folder) throws Exception {
        Document mets = parse(path);
        Element element = mets.getDocumentElement();
        must(
                "METS is the root element",
                element.getLocalName().equals("mets") && METS.equals(element.getNamespaceURI()));
        must("CSIP1 OBJID", !element.getAttribute("OBJID").isBlank());
        must("CSIP2 TYPE", !element.getAttribute("TYPE").isBlank());
        contentType(element, "CSIP4");
        must("CSIP6 PROFILE", element.getAttribute("PROFILE").startsWith("http"));
        header(mets);
        ids(mets);
        for (Element dmd : all(mets, "dmdSec")) {
            must("CSIP18 ID", !dmd.getAttribute("ID").isBlank());
            must("CSIP19 CREATED", isTime(dmd.getAttribute("CREATED")));
            must("CSIP20 STATUS", dmd.getAttribute("STATUS").equals("CURRENT"));
            reference(only(dmd, "mdRef"), folder, "CSIP21");
        }
        must("CSIP17 something is described", !all(mets, "dmdSec").isEmpty() || !folder.isEmpty());
        must("CSIP31 at most one amdSec", all(mets, "amdSec").size() <= 1);
        for (Element premis : all(mets, "digiprovMD")) {
            must("CSIP33 ID", !premis.getAttribute("ID").isBlank());
            must("CSIP34 STATUS", premis.getAttribute("STATUS").equals("CURRENT"));
            Element reference = only(premis, "mdRef");
            must("CSIP39 MDTYPE PREMIS", reference.getAttribute("MDTYPE").equals("PREMIS"));
            reference(reference, folder, "CSIP35");
        }
        fileSection(mets, folder);
        structure(mets, folder);
        return mets;
    }

    private void header(Document mets) {
        Element header = one(mets, "metsHdr");
        must("CSIP7 CREATEDATE", isTime(header.getAttribute("CREATEDATE")));
        must(
                "CSIP8 LASTMODDATE",
                header.getAttribute("LASTMODDATE").isEmpty() || isTime(header.getAttribute("LASTMODDATE")));
        must(
                "CSIP9 OAISPACKAGETYPE",
                Set.of("SIP", "AIP", "DIP", "AIU", "AIC").contains(header.getAttributeNS(CSIP, "OAISPACKAGETYPE")));
        boolean software = all(mets, "agent").stream()
                .anyMatch(agent -> agent.getAttribute("ROLE").equals("CREATOR")
                        && agent.getAttribute("TYPE").equals("OTHER")
                        && agent.getAttribute("OTHERTYPE").equals("SOFTWARE")
                        && !only(agent, "name").getTextContent().isBlank()
                        && !only(agent, "note").getTextContent().isBlank()
                        && only(agent, "note").getAttributeNS(CSIP, "NOTETYPE").equals("SOFTWARE VERSION"));
        must("CSIP10-16 the software that made it, with version", software);
    }

    private void sip(Document mets) {
        Element header = one(mets, "metsHdr");
        must("SIP2 PROFILE", mets.getDocumentElement().getAttribute("PROFILE").contains("E-ARK-SIP"));
        must("SIP3 RECORDSTATUS", STATUSES.contains(header.getAttribute("RECORDSTATUS")));
        must(
                "SIP4 OAISPACKAGETYPE",
                header.getAttributeNS(CSIP, "OAISPACKAGETYPE").equals("SIP"));
        must("SIP9-14 one archival creator at most", agents(mets, "ARCHIVIST").size() <= 1);
        must("SIP15-20 who submits", !agents(mets, "CREATOR").isEmpty());
        for (Element agent : agents(mets, "ARCHIVIST")) {
            must(
                    "SIP12 name of the archival creator",
                    !only(agent, "name").getTextContent().isBlank());
            must(
                    "SIP14 its identification",
                    only(agent, "note").getAttributeNS(CSIP, "NOTETYPE").equals("IDENTIFICATIONCODE"));
        }
        all(mets, "altRecordID")
                .forEach(id ->
                        must("SIP5 TYPE of altRecordID", id.getAttribute("TYPE").equals("SUBMISSIONAGREEMENT")));
    }

    private List<Element> agents(Document mets, String role) {
        return all(mets, "agent").stream()
                .filter(agent -> agent.getAttribute("ROLE").equals(role)
                        && agent.getAttribute("TYPE").equals("ORGANIZATION"))
                .toList();
    }

    private void fileSection(Document mets, String folder) throws IOException {
        Element section = one(mets, "fileSec");
        must("CSIP59 ID", !section.getAttribute("ID").isBlank());
        if (folder.isEmpty()) {
            List<String> uses = all(mets, "fileGrp").stream()
                    .map(group -> group.getAttribute("USE"))
                    .toList();
            must("CSIP113 a group of schemas", uses.contains("Schemas"));
            must(
                    "CSIP114 a group for the representation",
                    uses.stream().anyMatch(use -> use.startsWith("Representations")));
        }
        for (Element group : all(mets, "fileGrp")) {
            must("CSIP64 USE", !group.getAttribute("USE").isBlank());
            must("CSIP65 ID", !group.getAttribute("ID").isBlank());
            if (group.getAttribute("USE").startsWith("Representations")) {
                contentType(group, "CSIP62");
            }
        }
        for (Element file : all(mets, "file")) {
            String id = file.getAttribute("ID");
            must("CSIP67 ID", !id.isBlank());
            must("CSIP68 MIMETYPE of " + id, file.getAttribute("MIMETYPE").matches("[a-z]+/[A-Za-z0-9.+-]+"));
            must("CSIP70 CREATED of " + id, isTime(file.getAttribute("CREATED")));
            Element location = only(file, "FLocat");
            must("CSIP77 LOCTYPE", location.getAttribute("LOCTYPE").equals("URL"));
            must("CSIP78 xlink:type", location.getAttributeNS(XLINK, "type").equals("simple"));
            content(file, location.getAttributeNS(XLINK, "href"), folder, "CSIP79");
            for (String described : file.getAttribute("DMDID").split("\\s+", -1)) {
                must("CSIP75 DMDID resolves", described.isEmpty() || ids.contains(described));
            }
        }
    }

    private void structure(Document mets, String folder) {
        List<Element> maps = all(mets, "structMap").stream()
                .filter(map -> map.getAttribute("LABEL").equals("CSIP"))
                .toList();
        must("CSIP80-82 one structMap with the label CSIP", maps.size() == 1);
        Element map = maps.get(0);
        must("CSIP81 TYPE PHYSICAL", map.getAttribute("TYPE").equals("PHYSICAL"));
        must("CSIP83 ID", !map.getAttribute("ID").isBlank());
        Element top = only(map, "div");
        must("CSIP85 ID of the first div", !top.getAttribute("ID").isBlank());
        must(
                "CSIP86 its LABEL is the OBJID",
                top.getAttribute("LABEL").equals(mets.getDocumentElement().getAttribute("OBJID")));
        Element metadata = division(top, "Metadata");
        must("CSIP88 a division Metadata", metadata != top);
        for (String attribute : List.of("ADMID", "DMDID")) {
            for (String id : metadata.getAttribute(attribute).split("\\s+", -1)) {
                must("CSIP91-92 " + attribute + " resolves", id.isEmpty() || ids.contains(id));
            }
        }
        must(
                "CSIP92 every description is named",
                all(mets, "dmdSec").stream()
                        .allMatch(dmd -> metadata.getAttribute("DMDID").contains(dmd.getAttribute("ID"))));
        if (folder.isEmpty()) {
            must("CSIP97 a division Schemas", division(top, "Schemas") != top);
            Element representation = division(top, "Representations/rep1");
            must("CSIP105-107 a division of the representation", representation != top);
            Element pointer = only(representation, "mptr");
            must("CSIP112 LOCTYPE", pointer.getAttribute("LOCTYPE").equals("URL"));
            must("CSIP111 xlink:type", pointer.getAttributeNS(XLINK, "type").equals("simple"));
            String title = pointer.getAttributeNS(XLINK, "title");
            must(
                    "CSIP108 xlink:title is the id of the group",
                    all(mets, "fileGrp").stream()
                            .anyMatch(group -> group.getAttribute("ID").equals(title)));
        }
        for (Element file : all(mets, "fptr")) {
            must("CSIP118 FILEID resolves", ids.contains(file.getAttribute("FILEID")));
        }
        for (Element group : all(mets, "fileGrp")) {
            boolean named = all(mets, "fptr").stream()
                    .anyMatch(pointer -> pointer.getAttribute("FILEID").equals(group.getAttribute("ID")));
            boolean pointed = group.getAttribute("USE").startsWith("Representations");
            must("CSIP100, 104, 118 the structure names the group " + group.getAttribute("USE"), named || pointed);
        }
    }

    private Element division(Element top, String label) {
        return children(top, "div").stream()
                .filter(div -> div.getAttribute("LABEL").equals(label)
                        && !div.getAttribute("ID").isBlank())
                .findFirst()
                .orElse(top);
    }

    private void reference(Element reference, String folder, String rule) throws IOException {
        must(rule + " LOCTYPE", reference.getAttribute("LOCTYPE").equals("URL"));
        must(rule + " xlink:type", reference.getAttributeNS(XLINK, "type").equals("simple"));
        must(rule + " MDTYPE", !reference.getAttribute("MDTYPE").isBlank());
        must(rule + " MIMETYPE", reference.getAttribute("MIMETYPE").contains("/"));
        must(rule + " CREATED", isTime(reference.getAttribute("CREATED")));
        content(reference, reference.getAttributeNS(XLINK, "href"), folder, rule);
    }

    /** The file is there, as large and with the hash that the METS says. */
    private void content(Element element, String href, String folder, String rule) throws IOException {
        must(rule + " a relative path: " + href, !href.isBlank() && !href.contains(":") && !href.startsWith("/"));
        String path = folder + href;
        reached.add(path);
        if (!exists(path)) {
            findings.add(rule + " the file is missing: " + path);
            return;
        }
        byte[] bytes = bytes(path);
        must(rule + " SIZE of " + path, element.getAttribute("SIZE").equals(String.valueOf(bytes.length)));
        must(
                rule + " CHECKSUMTYPE of " + path,
                element.getAttribute("CHECKSUMTYPE").equals("SHA-256"));
        must(
                rule + " CHECKSUM of " + path,
                element.getAttribute("CHECKSUM")
                        .equals(DigestUtils.sha256Hex(bytes).toUpperCase(Locale.ROOT)));
    }

    private void contentType(Element element, String rule) {
        String type = element.getAttributeNS(CSIP, "CONTENTINFORMATIONTYPE");
        must(rule + " CONTENTINFORMATIONTYPE", !type.isBlank());
        must(
                rule + " OTHERCONTENTINFORMATIONTYPE",
                !type.equals("OTHER")
                        || !element.getAttributeNS(CSIP, "OTHERCONTENTINFORMATIONTYPE")
                                .isBlank());
    }

    private final Set<String> ids = new HashSet<>();

    private void ids(Document mets) {
        NodeList all = mets.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("ID");
            must("the id " + id + " is there once", id.isEmpty() || ids.add(id));
            must("the id " + id + " is an XML id", id.isEmpty() || id.matches("[A-Za-z_][A-Za-z0-9._-]*"));
        }
    }

    private void must(String rule, boolean holds) {
        if (!holds) {
            findings.add(rule);
        }
    }

    private boolean exists(String path) {
        ZipEntry entry = zip.getEntry(root + "/" + path);
        return entry != null && !entry.isDirectory();
    }

    private boolean hasFolder(String folder) {
        return zip.stream().anyMatch(entry -> entry.getName().startsWith(root + "/" + folder + "/"));
    }

    private byte[] bytes(String path) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(root + "/" + path))) {
            return in.readAllBytes();
        }
    }

    private Document parse(String path) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try (InputStream in = zip.getInputStream(zip.getEntry(root + "/" + path))) {
            return factory.newDocumentBuilder().parse(in);
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Element one(Document document, String name) {
        return all(document, name).get(0);
    }

    private static Element only(Element parent, String name) {
        return children(parent, name).get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element
                    && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<Element> all(Document document, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS(METS, name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }
}
