package org.alfresco.service.cmr.version;

/** Whether a version is a new edition or a small change. */
public enum VersionType {
    MAJOR,
    MINOR
}
