package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

import org.vanthu.organization.Agency;

/**
 * A dossier as packages have it.
 *
 * @param code mã hồ sơ, in an AIP and DIP the archival code
 * @param documents in the order of the dossier
 * @param events what happened to it so far
 */
record PackagedDossier(
        String id,
        String code,
        Agency agency,
        String title,
        Description description,
        List<PackagedDocument> documents,
        List<PremisXml.Event> events,
        List<PremisXml.Agent> agents) {

    PackagedDossier {
        documents = List.copyOf(documents);
        events = List.copyOf(events);
        agents = List.copyOf(agents);
    }

    /** The same with some of its documents. */
    PackagedDossier only(Set<String> nodeIds) {
        return new PackagedDossier(
                id,
                code,
                agency,
                title,
                description,
                documents.stream()
                        .filter(document -> nodeIds.contains(document.nodeId()))
                        .toList(),
                events,
                agents);
    }

    /**
     * A document with its files.
     *
     * @param files the document itself first; may be empty
     */
    record PackagedDocument(
            String nodeId, int ordinal, String code, Description description, List<PackagedFile> files) {

        PackagedDocument {
            files = List.copyOf(files);
        }
    }

    /**
     * A file of a document.
     *
     * @param name as people know it
     */
    record PackagedFile(String nodeId, String name, String mimetype, long sizeBytes, Source source) {}

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    interface Source {
        void copyTo(OutputStream out) throws IOException;
    }
}
