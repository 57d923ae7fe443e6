package org.springframework.extensions.surf.exception;

import java.text.MessageFormat;

import org.springframework.extensions.surf.util.I18NUtil;

/** The unchecked exception of the web tier; its message id is looked up in the message bundles. */
public class PlatformRuntimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformRuntimeException(String msgId) {
        super(resolve(msgId, null));
    }

    public PlatformRuntimeException(String msgId, Object[] msgParams) {
        super(resolve(msgId, msgParams));
    }

    public PlatformRuntimeException(String msgId, Throwable cause) {
        super(resolve(msgId, null), cause);
    }

    public PlatformRuntimeException(String msgId, Object[] msgParams, Throwable cause) {
        super(resolve(msgId, msgParams), cause);
    }

    private static String resolve(String msgId, Object[] params) {
        String message = msgId == null ? null : I18NUtil.getMessage(msgId, params);
        if (message != null) {
            return message;
        }
        return msgId == null || params == null || params.length == 0 || msgId.indexOf('{') < 0
                ? msgId
                : MessageFormat.format(msgId.replace("'", "''"), params);
    }
}
