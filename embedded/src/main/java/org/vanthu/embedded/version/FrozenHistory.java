package org.vanthu.embedded.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionDoesNotExistException;
import org.alfresco.service.cmr.version.VersionHistory;
import org.jspecify.annotations.Nullable;

/** The versions of a node in a row, the newest first. */
record FrozenHistory(ArrayList<Version> versions) implements VersionHistory {
    @Override
    public Version getRootVersion() {
        return versions.get(versions.size() - 1);
    }

    @Override
    public Version getHeadVersion() {
        return versions.get(0);
    }

    @Override
    public Collection<Version> getAllVersions() {
        return List.copyOf(versions);
    }

    @Override
    public @Nullable Version getPredecessor(Version version) {
        int at = versions.indexOf(version);
        return at < 0 || at == versions.size() - 1 ? null : versions.get(at + 1);
    }

    @Override
    public Collection<Version> getSuccessors(Version version) {
        int at = versions.indexOf(version);
        return at <= 0 ? List.of() : List.of(versions.get(at - 1));
    }

    @Override
    public Version getVersion(String label) {
        return versions.stream()
                .filter(version -> version.getVersionLabel().equals(label))
                .findFirst()
                .orElseThrow(() -> new VersionDoesNotExistException("There is no version " + label));
    }
}
