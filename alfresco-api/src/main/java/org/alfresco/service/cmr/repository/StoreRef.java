package org.alfresco.service.cmr.repository;

import java.io.Serializable;

import org.alfresco.error.AlfrescoRuntimeException;

/** Names a store of nodes: protocol and identifier, written {@code workspace://SpacesStore}. */
public final class StoreRef implements EntityRef, Serializable {
    private static final long serialVersionUID = 1L;

    public static final String PROTOCOL_WORKSPACE = "workspace";
    public static final String PROTOCOL_ARCHIVE = "archive";
    public static final String PROTOCOL_DELETED = "deleted";
    public static final String PROTOCOL_TEST = "test";
    public static final String URI_FILLER = "://";
    public static final StoreRef STORE_REF_WORKSPACE_SPACESSTORE = new StoreRef(PROTOCOL_WORKSPACE, "SpacesStore");
    public static final StoreRef STORE_REF_ARCHIVE_SPACESSTORE = new StoreRef(PROTOCOL_ARCHIVE, "SpacesStore");

    private final String protocol;
    private final String identifier;

    public StoreRef(String protocol, String identifier) {
        if (protocol == null || identifier == null) {
            throw new IllegalArgumentException("A store needs a protocol and an identifier");
        }
        this.protocol = protocol;
        this.identifier = identifier;
    }

    public StoreRef(String string) {
        int at = string.indexOf(URI_FILLER);
        if (at < 0) {
            throw new AlfrescoRuntimeException("Invalid store reference: " + string);
        }
        protocol = string.substring(0, at);
        identifier = string.substring(at + URI_FILLER.length());
    }

    public String getProtocol() {
        return protocol;
    }

    public String getIdentifier() {
        return identifier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoreRef that && protocol.equals(that.protocol) && identifier.equals(that.identifier);
    }

    @Override
    public int hashCode() {
        return protocol.hashCode() * 31 + identifier.hashCode();
    }

    @Override
    public String toString() {
        return protocol + URI_FILLER + identifier;
    }
}
