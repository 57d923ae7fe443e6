package org.vanthu.capture.work;

import java.nio.file.Path;
import java.util.List;

import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;

/** Which scan folder belongs to which agency: its own setting, else {@code <scan root>/<code>}. */
public final class ScanFolders {
    private final Agencies agencies;
    private final Path scanRoot;

    public ScanFolders(Agencies agencies, CaptureSettings settings) {
        this.agencies = agencies;
        this.scanRoot = settings.scanRoot();
    }

    /** Codes of the agencies whose folders are watched. */
    public List<String> watched() {
        return agencies.all().stream().filter(Agency::active).map(Agency::code).toList();
    }

    /** The scan folder of an agency. */
    public ScanFolder of(String agency) {
        String own = agencies.get(agency).scanFolder();
        return new ScanFolder(own == null || own.isBlank() ? scanRoot.resolve(agency) : scanRoot.resolve(own.strip()));
    }

    /**
     * Whether the agency has a scan folder of its own, which is not created when it is missing: it may be a share that
     * is away.
     */
    public boolean isOwn(String agency) {
        String own = agencies.get(agency).scanFolder();
        return own != null && !own.isBlank();
    }

    /** Key of the place of a file, for the unique column of the ledger. */
    public static String slot(String kind, String agency, String path) {
        return DigestUtils.sha256Hex(kind + '\0' + agency + '\0' + path);
    }
}
