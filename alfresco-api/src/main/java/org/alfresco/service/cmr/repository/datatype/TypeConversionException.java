package org.alfresco.service.cmr.repository.datatype;

/** A value cannot be converted to the wanted type. */
public class TypeConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TypeConversionException(String msgId) {
        super(msgId);
    }

    public TypeConversionException(String msgId, Throwable cause) {
        super(msgId, cause);
    }
}
