package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * What a DIP of certified copies has beside the documents.
 *
 * @param objectId the name of the package, from {@link DossierPackages#newReaderPackage()}
 * @param certificates one for each document in the package
 * @param page the same to read, as PDF
 */
public record Certification(String objectId, List<Certificate> certificates, Page page) {

    public Certification {
        certificates = List.copyOf(certificates);
    }

    /** Writes the page that people read. */
    @FunctionalInterface
    public interface Page {
        void writeTo(OutputStream out) throws IOException;
    }

    Description of(String nodeId, PackageSettings settings) {
        return certificates.stream()
                .filter(one -> one.nodeId().equals(nodeId))
                .findFirst()
                .orElseThrow()
                .describe(settings);
    }
}
