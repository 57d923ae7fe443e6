package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.packages.MetsXml.Agent;
import org.vanthu.archive.packages.MetsXml.Group;
import org.vanthu.archive.packages.MetsXml.Header;
import org.vanthu.archive.packages.MetsXml.Ref;
import org.vanthu.archive.packages.PackageZip.Stored;
import org.vanthu.archive.packages.PackagedDossier.PackagedDocument;
import org.vanthu.archive.packages.PackagedDossier.PackagedFile;
import org.vanthu.shared.TextKey;

/**
 * Writes one package: the files first, so that what describes them is known when it is written, the METS last.
 *
 * @see "Circular 05/2025/TT-BNV, Appendices I, III and V"
 */
final class PackageWriter {

    private static final String XML = "application/xml";
    private static final String CSIP = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";
    private static final String AIP = "http://www.ra.ee/METS/v01/IP.xml";
    private static final String DIP = "https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml";
    private static final String REPRESENTATION = "representations/rep1/";
    private static final String CERTIFICATES_PAGE = "documentation/xac-thuc.pdf";
    private static final String SOFTWARE = "software-vanthu";

    private final PackageKind kind;
    private final PackagedDossier dossier;
    private final Terms terms;
    private final PackageSettings settings;
    private final String version;
    private final List<PremisXml.Item> items = new ArrayList<>();

    PackageWriter(PackageKind kind, PackagedDossier dossier, Terms terms, PackageSettings settings, String version) {
        this.kind = kind;
        this.dossier = dossier;
        this.terms = terms;
        this.settings = settings;
        this.version = version;
    }

    /**
     * Under which terms a package is made.
     *
     * @param agreement the code under which the transfer is registered, or empty
     * @param request what {@code EAD.xml} of a DIP says; empty otherwise
     * @param certification what proves the documents of a DIP, or null
     */
    record Terms(
            String objId,
            Instant now,
            String agreement,
            Description request,
            @Nullable Certification certification) {}

    /** The name of a package; the folder in it has the same with {@code _} for a colon. */
    static String newName(PackageKind kind, String organ, PackageSettings settings) {
        String uuid = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        return kind == PackageKind.AIP
                ? settings.aipName().replace("{organ}", organ).replace("{uuid}", uuid)
                : "uuid-" + uuid;
    }

    /** The name of a package as that of a folder or file. */
    static String folder(String objId) {
        return objId.replace(':', '_');
    }

    /** Writes the package as ZIP; the stream stays open. Returns how many files it has. */
    int write(OutputStream out) throws IOException {
        PackageZip zip = new PackageZip(out, folder(terms.objId()));
        List<Ref> data = new ArrayList<>();
        List<Ref> descriptions = new ArrayList<>();
        for (PackagedDocument document : dossier.documents()) {
            Ref description = describe(zip, document);
            descriptions.add(description);
            files(zip, document, description, data);
        }
        List<Ref> premis = new ArrayList<>();
        if (tellsEvents() && !items.isEmpty()) {
            premis.add(premis(zip, "metadata/preservation/PREMIS_rep1.xml", REPRESENTATION, items));
        }
        Stored representation = zip.put(
                REPRESENTATION + "METS.xml",
                XML,
                terms.now(),
                body -> MetsXml.write(
                        header("rep1", "rep1"), descriptions, premis, List.of(Group.of("Data", data)), body));
        root(zip, representation);
        zip.finish();
        return data.size();
    }

    private Ref describe(PackageZip zip, PackagedDocument document) throws IOException {
        String href = "metadata/descriptive/EAD_doc_" + String.format(Locale.ROOT, "%07d", document.ordinal()) + ".xml";
        return Ref.of(
                href,
                zip.put(
                        REPRESENTATION + href,
                        XML,
                        terms.now(),
                        body -> DescriptionXml.write(
                                DescriptionXml.DOCUMENT, Fields.document(kind), document.description(), body)));
    }

    private void files(PackageZip zip, PackagedDocument document, Ref description, List<Ref> data) throws IOException {
        for (int i = 0; i < document.files().size(); i++) {
            PackagedFile file = document.files().get(i);
            String href = "data/" + plain(document.code()) + (i == 0 ? "" : "." + i) + extension(file.name());
            Stored stored = zip.put(
                    REPRESENTATION + href,
                    file.mimetype(),
                    terms.now(),
                    body -> file.source().copyTo(body));
            data.add(Ref.described(href, stored, description));
            items.add(PremisXml.Item.of(stored.name(), stored, file.name()));
        }
    }

    private void root(PackageZip zip, Stored representation) throws IOException {
        Description described = kind == PackageKind.DIP ? terms.request() : dossier.description();
        Ref ead = Ref.of(
                "metadata/descriptive/EAD.xml",
                zip.put(
                        "metadata/descriptive/EAD.xml",
                        XML,
                        terms.now(),
                        body -> DescriptionXml.write(DescriptionXml.DOSSIER, Fields.dossier(kind), described, body)));
        List<Ref> premis = new ArrayList<>();
        if (tellsEvents()) {
            premis.add(premis(
                    zip,
                    "metadata/preservation/PREMIS.xml",
                    "",
                    List.of(PremisXml.Item.representation(dossier.code(), dossier.title()))));
        }
        List<Ref> descriptions = new ArrayList<>(List.of(ead));
        List<Group> groups = new ArrayList<>(List.of(Group.of("Schemas", schemas(zip))));
        Certification certification = terms.certification();
        if (certification != null) {
            descriptions.addAll(certificates(zip, certification));
            Stored page = zip.put(CERTIFICATES_PAGE, "application/pdf", terms.now(), certification.page()::writeTo);
            groups.add(Group.of("Documentation", List.of(Ref.of(CERTIFICATES_PAGE, page))));
        }
        groups.add(Group.representation("Representations/rep1", Ref.of(representation.path(), representation)));
        zip.put(
                "METS.xml",
                XML,
                terms.now(),
                body -> MetsXml.write(header(terms.objId(), dossier.title()), descriptions, premis, groups, body));
    }

    /** The authentication file of each document. */
    private List<Ref> certificates(PackageZip zip, Certification certification) throws IOException {
        List<Ref> certificates = new ArrayList<>();
        for (PackagedDocument document : dossier.documents()) {
            Description described = certification.of(document.nodeId(), settings);
            String href = "metadata/other/authentication_doc_" + String.format(Locale.ROOT, "%07d", document.ordinal())
                    + ".xml";
            certificates.add(Ref.other(
                    href,
                    zip.put(
                            href,
                            XML,
                            terms.now(),
                            body -> DescriptionXml.write(
                                    DescriptionXml.CERTIFICATE, Fields.CERTIFICATE, described, body)),
                    "AUTHENTICATION"));
        }
        return certificates;
    }

    private List<Ref> schemas(PackageZip zip) throws IOException {
        List<Ref> schemas = new ArrayList<>();
        schemas.add(schema(
                zip, "EAD.xsd", body -> DescriptionXml.schema(DescriptionXml.DOSSIER, Fields.dossier(kind), body)));
        schemas.add(schema(
                zip,
                "EAD_doc.xsd",
                body -> DescriptionXml.schema(DescriptionXml.DOCUMENT, Fields.document(kind), body)));
        if (terms.certification() != null) {
            schemas.add(schema(
                    zip,
                    "authentication.xsd",
                    body -> DescriptionXml.schema(DescriptionXml.CERTIFICATE, Fields.CERTIFICATE, body)));
        }
        if (!settings.schemasFolder().isBlank()) {
            try (Stream<Path> files = Files.list(Path.of(settings.schemasFolder()))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    schemas.add(schema(zip, file.getFileName().toString(), body -> {
                        try (InputStream in = Files.newInputStream(file)) {
                            in.transferTo(body);
                        }
                    }));
                }
            }
        }
        return schemas;
    }

    private Ref schema(PackageZip zip, String name, PackageZip.Body body) throws IOException {
        return Ref.of("schemas/" + name, zip.put("schemas/" + name, XML, terms.now(), body));
    }

    private Ref premis(PackageZip zip, String href, String folder, List<PremisXml.Item> objects) throws IOException {
        List<String> ids = objects.stream().map(PremisXml.Item::id).toList();
        List<PremisXml.Event> events = new ArrayList<>(folder.isEmpty() ? dossier.events() : List.of());
        events.add(new PremisXml.Event(
                MetsXml.newId(),
                "information package creation",
                terms.now(),
                "success",
                kind.name() + " " + terms.objId(),
                SOFTWARE,
                ids));
        List<PremisXml.Agent> agents = new ArrayList<>(folder.isEmpty() ? dossier.agents() : List.of());
        agents.add(new PremisXml.Agent(SOFTWARE, "Vanthu", "software", version));
        return Ref.of(
                href, zip.put(folder + href, XML, terms.now(), body -> PremisXml.write(objects, events, agents, body)));
    }

    /** In a SIP the sources differ on whether it does. */
    private boolean tellsEvents() {
        return kind != PackageKind.SIP || settings.sipPremis();
    }

    private Header header(String objId, String label) {
        String organ = dossier.agency().identifier();
        return new Header(
                objId,
                label,
                profile(objId.equals(terms.objId())),
                kind,
                "NEW",
                terms.now(),
                terms.agreement(),
                List.of(
                        Agent.software(version),
                        Agent.organisation("ARCHIVIST", dossier.agency().name(), organ),
                        Agent.organisation("CREATOR", dossier.agency().name(), organ)));
    }

    /** A SIP names its profile in every METS, the others only in that of the package. */
    private String profile(boolean root) {
        return switch (kind) {
            case SIP -> settings.sipProfile();
            case AIP -> root ? AIP : CSIP;
            case DIP -> root ? DIP : CSIP;
        };
    }

    /** As a name in a package: letters, digits, dot, hyphen. */
    static String plain(String name) {
        return TextKey.of(name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9._-]+", "-");
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : plain(name.substring(dot)).toLowerCase(Locale.ROOT);
        return extension.length() > 1 && extension.length() <= 10 ? extension : ".bin";
    }
}
