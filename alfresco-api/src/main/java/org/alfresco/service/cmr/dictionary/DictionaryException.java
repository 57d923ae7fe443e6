package org.alfresco.service.cmr.dictionary;

import org.alfresco.error.AlfrescoRuntimeException;

/** A model is wrong or a definition is missing. */
public class DictionaryException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    public DictionaryException(String msgId) {
        super(msgId);
    }

    public DictionaryException(String msgId, Throwable cause) {
        super(msgId, cause);
    }

    public DictionaryException(String msgId, Object... args) {
        super(msgId, args);
    }

    public DictionaryException(String msgId, Throwable cause, Object... args) {
        super(msgId, args, cause);
    }

    /** The same name is defined twice. */
    public static class DuplicateDefinitionException extends DictionaryException {
        private static final long serialVersionUID = 1L;

        public DuplicateDefinitionException(String msgId) {
            super(msgId);
        }
    }
}
