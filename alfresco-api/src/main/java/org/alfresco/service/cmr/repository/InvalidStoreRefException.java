package org.alfresco.service.cmr.repository;

/** There is no such store. */
public class InvalidStoreRefException extends AbstractStoreException {
    private static final long serialVersionUID = 1L;

    public InvalidStoreRefException(StoreRef storeRef) {
        this("Store does not exist: " + storeRef, storeRef);
    }

    public InvalidStoreRefException(String msg, StoreRef storeRef) {
        super(msg, storeRef);
    }
}
