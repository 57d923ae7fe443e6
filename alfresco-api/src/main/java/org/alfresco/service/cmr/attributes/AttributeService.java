package org.alfresco.service.cmr.attributes;

import java.io.Serializable;

/** Stores values under one to three keys, outside of any node. */
public interface AttributeService {
    boolean exists(Serializable... keys);

    Serializable getAttribute(Serializable... keys);

    /** Calls back for every attribute whose keys begin with the given ones. */
    void getAttributes(AttributeQueryCallback callback, Serializable... keys);

    void setAttribute(Serializable value, Serializable... keys);

    /** @throws DuplicateAttributeException if the keys are taken */
    void createAttribute(Serializable value, Serializable... keys);

    void removeAttribute(Serializable... keys);

    /** Removes every attribute whose keys begin with the given ones. */
    void removeAttributes(Serializable... keys);

    /** Receives attributes. */
    interface AttributeQueryCallback {
        /** Returns false to stop. */
        boolean handleAttribute(Long id, Serializable value, Serializable[] keys);
    }
}
