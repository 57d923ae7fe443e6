package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevels;
import org.vanthu.archive.packages.PackagedDossier.PackagedDocument;
import org.vanthu.archive.packages.PackagedDossier.PackagedFile;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.DossierRecords;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;

/** Reads a dossier with everything that packages tell of it. The caller has checked the right of the person. */
final class RecordReader {

    private static final String WHY = "the archive packs whole dossiers";

    private final DossierRecords records;
    private final Agencies agencies;
    private final NodeService nodeService;
    private final ContentService contentService;
    private final ArchiveEvents events;
    private final Accounts accounts;
    private final AccessLevels levels;
    private final PackageSettings settings;

    /** Both services are the inner beans. */
    RecordReader(
            DossierRecords records,
            Agencies agencies,
            NodeService nodeService,
            ContentService contentService,
            ArchiveEvents events,
            Accounts accounts,
            AccessLevels levels,
            PackageSettings settings) {
        this.records = records;
        this.agencies = agencies;
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.events = events;
        this.accounts = accounts;
        this.levels = levels;
        this.settings = settings;
    }

    /** A document as far as it was read. */
    private record Read(DossierRecords.Item item, Map<QName, Serializable> properties, List<PackagedFile> files) {

        boolean isPaper() {
            return properties.containsKey(DossierModel.PROP_PAPER_KIND);
        }

        String text(QName name) {
            return Objects.toString(properties.get(name), "").strip();
        }

        Optional<Integer> pages() {
            Serializable pages = properties.get(isPaper() ? DossierModel.PROP_PAGES : RegistryModel.PROP_PAGE_AMOUNT);
            return pages instanceof Integer number && number > 0 ? Optional.of(number) : Optional.empty();
        }

        /** Whether it came into being electronically. */
        boolean isElectronic() {
            String origin = text(RegistryModel.PROP_ORIGIN);
            return origin.isEmpty() || origin.equals("electronic");
        }
    }

    /** @param arcCode the archival code, for an AIP or DIP */
    PackagedDossier read(String dossierId, PackageKind kind, String arcCode) {
        DossierRecords.DossierRecord record = records.get(dossierId);
        return Elevation.asSystem(WHY, () -> read(record, kind, arcCode));
    }

    private PackagedDossier read(DossierRecords.DossierRecord record, PackageKind kind, String arcCode) {
        Dossier dossier = record.dossier();
        Agency agency = agencies.get(dossier.agency());
        String code = kind == PackageKind.SIP ? record.fileCode() : arcCode;
        String mode = levels.codeOf(dossier.id());
        List<Read> documents = record.documents().stream()
                .filter(item -> nodeService.exists(item.document()))
                .map(this::read)
                .toList();
        return new PackagedDossier(
                dossier.id(),
                code,
                agency,
                dossier.title(),
                dossier(record, documents, code, mode),
                documents.stream()
                        .map(document -> document(document, dossier, code, mode))
                        .toList(),
                events(dossier.id(), code),
                agents(dossier.id()));
    }

    /** What happened to it in the archive so far, as of the whole dossier. */
    private List<PremisXml.Event> events(String dossierId, String code) {
        return events.of(dossierId).stream()
                .map(event -> new PremisXml.Event(
                        "event-" + event.id(),
                        event.kind(),
                        event.at(),
                        event.outcome(),
                        event.detail(),
                        event.by(),
                        List.of(code)))
                .toList();
    }

    private List<PremisXml.Agent> agents(String dossierId) {
        List<String> names = events.of(dossierId).stream()
                .map(ArchiveEvents.Event::by)
                .distinct()
                .toList();
        Map<String, String> known = accounts.fullNames(names);
        return names.stream()
                .map(name -> new PremisXml.Agent(
                        name, known.getOrDefault(name, name), known.containsKey(name) ? "person" : "software", ""))
                .toList();
    }

    private Read read(DossierRecords.Item item) {
        List<PackagedFile> files = new ArrayList<>();
        file(item.document()).ifPresent(files::add);
        item.parts().forEach(part -> file(part).ifPresent(files::add));
        return new Read(item, nodeService.getProperties(item.document()), files);
    }

    private Optional<PackagedFile> file(NodeRef node) {
        if (!nodeService.exists(node)
                || !(nodeService.getProperty(node, ContentModel.PROP_CONTENT) instanceof ContentData content)
                || content.getSize() == 0) {
            return Optional.empty();
        }
        String name = Objects.toString(nodeService.getProperty(node, ContentModel.PROP_NAME), node.getId());
        String mimetype = content.getMimetype() == null ? "application/octet-stream" : content.getMimetype();
        return Optional.of(new PackagedFile(node.getId(), name, mimetype, content.getSize(), out -> {
            try (InputStream in = open(node)) {
                in.transferTo(out);
            }
        }));
    }

    private InputStream open(NodeRef node) throws IOException {
        ContentReader reader = Elevation.asSystem(WHY, () -> contentService.getReader(node, ContentModel.PROP_CONTENT));
        if (reader == null || !reader.exists()) {
            throw new IOException("the file of " + node.getId() + " is not there");
        }
        return reader.getContentInputStream();
    }

    private Description dossier(DossierRecords.DossierRecord record, List<Read> documents, String code, String mode) {
        Dossier dossier = record.dossier();
        int pages = documents.stream()
                .flatMap(document -> document.pages().stream())
                .mapToInt(Integer::intValue)
                .sum();
        Set<String> languages = new TreeSet<>();
        documents.forEach(document -> {
            String language = Codes.language(document.text(RegistryModel.PROP_LANGUAGE));
            if (language != null) {
                languages.add(language);
            }
        });
        boolean paper = documents.stream().anyMatch(document -> !document.isElectronic());
        boolean electronic = documents.stream().anyMatch(Read::isElectronic);
        return new Description()
                .with(Fields.FILE_CODE, code)
                .with(Fields.ARC_FILE_CODE, code)
                .with(Fields.TITLE, dossier.title())
                .with(Fields.MAINTENANCE, Codes.maintenance(dossier.retention()))
                .with(Fields.MODE, mode)
                .with(Fields.LANGUAGE, languages.isEmpty() ? "01" : languages.size() == 1 ? first(languages) : "11")
                .with(Fields.START_DATE, settings.date(LocalDate.ofInstant(dossier.openedAt(), Json.ZONE)))
                .with(
                        Fields.END_DATE,
                        dossier.endedAt() == null
                                ? null
                                : settings.date(LocalDate.ofInstant(dossier.endedAt(), Json.ZONE)))
                .with(Fields.TOTAL_DOC, documents.size())
                .with(Fields.NUMBER_OF_PAGE, pages == 0 ? null : pages)
                .with(Fields.FORMAT, Codes.GOOD)
                .with(Fields.CONFIDENCE, paper ? electronic ? Codes.MIXED : Codes.DIGITISED : Codes.ELECTRONIC)
                .with(Fields.PAPER_FILE_CODE, paper ? record.fileCode() : null)
                .with(Fields.RISK_RECOVERY, false)
                .with(Fields.FILE_DESCRIPTION, dossier.description());
    }

    private static String first(Set<String> texts) {
        return texts.iterator().next();
    }

    private PackagedDocument document(Read document, Dossier dossier, String code, String mode) {
        boolean paper = document.isPaper();
        String docCode =
                code + "." + String.format(Locale.ROOT, "%07d", document.item().ordinal());
        String subject = document.text(paper ? ContentModel.PROP_TITLE : RegistryModel.PROP_SUBJECT);
        String name = document.text(ContentModel.PROP_NAME);
        Description description = new Description()
                .with(Fields.DOC_ID, document.text(RegistryModel.PROP_DOCUMENT_ID))
                .with(Fields.DOC_CODE, docCode)
                .with(Fields.ARC_FILE_CODE, code)
                .with(Fields.DOC_ORDINAL, document.item().ordinal())
                .with(Fields.ARC_DOC_CODE, docCode)
                .with(Fields.DOC_MAINTENANCE, Codes.maintenance(dossier.retention()))
                .with(Fields.TYPE_NAME, Codes.type(document.text(RegistryModel.PROP_TYPE_NAME)))
                .with(Fields.CODE_NUMBER, document.text(RegistryModel.PROP_CODE_NUMBER))
                .with(Fields.CODE_NOTATION, document.text(RegistryModel.PROP_CODE_NOTATION))
                .with(
                        Fields.ISSUED_DATE,
                        date(document.properties()
                                .get(paper ? DossierModel.PROP_PAPER_DATE : RegistryModel.PROP_ISSUED_DATE)))
                .with(
                        Fields.ORGAN_NAME,
                        document.text(paper ? DossierModel.PROP_AUTHOR : RegistryModel.PROP_ISSUER_NAME))
                .with(Fields.SUBJECT, subject.isEmpty() ? name : subject)
                .with(Fields.LANGUAGE, Codes.language(document.text(RegistryModel.PROP_LANGUAGE)))
                .with(Fields.DOC_PAGES, document.pages().orElse(null))
                .with(Fields.MODE, mode)
                .with(Fields.CONFIDENCE, document.isElectronic() ? Codes.ELECTRONIC : Codes.DIGITISED)
                .with(Fields.FORMAT, Codes.GOOD)
                .with(Fields.RISK_RECOVERY, false)
                .with(Fields.PROCESS, document.isElectronic() && !paper)
                .with(Fields.DOC_DESCRIPTION, document.item().note());
        return new PackagedDocument(
                document.item().document().getId(), document.item().ordinal(), docCode, description, document.files());
    }

    private @Nullable String date(@Nullable Serializable value) {
        return value instanceof Date date ? settings.date(LocalDate.ofInstant(date.toInstant(), Json.ZONE)) : null;
    }
}
