package org.alfresco.service.cmr.repository;

/** There is such a store already. */
public class StoreExistsException extends AbstractStoreException {
    private static final long serialVersionUID = 1L;

    public StoreExistsException(StoreRef storeRef, Throwable cause) {
        super(storeRef, cause);
    }
}
