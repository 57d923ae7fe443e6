package org.alfresco.error;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.extensions.surf.util.I18NUtil;

/**
 * The base of exceptions with a message id.
 *
 * <p>The text is looked up in the registered bundles and prefixed with a number by which a report can be found in the
 * log.
 */
public class AlfrescoRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

    private final String msgId;
    private final transient Object[] msgParams;
    private final String numericalId;

    public AlfrescoRuntimeException(String msgId) {
        this(msgId, null, null);
    }

    public AlfrescoRuntimeException(String msgId, Object[] msgParams) {
        this(msgId, msgParams, null);
    }

    public AlfrescoRuntimeException(String msgId, Throwable cause) {
        this(msgId, null, cause);
    }

    public AlfrescoRuntimeException(String msgId, Object[] msgParams, Throwable cause) {
        this(nextNumber(), msgId, msgParams, cause);
    }

    private AlfrescoRuntimeException(String number, String msgId, Object[] msgParams, Throwable cause) {
        super(number + " " + text(msgId, msgParams), cause);
        this.numericalId = number;
        this.msgId = msgId;
        this.msgParams = msgParams == null ? new Object[0] : msgParams.clone();
    }

    public static AlfrescoRuntimeException create(String msgId, Object... msgParams) {
        return new AlfrescoRuntimeException(msgId, msgParams);
    }

    public static AlfrescoRuntimeException create(Throwable cause, String msgId, Object... msgParams) {
        return new AlfrescoRuntimeException(msgId, msgParams, cause);
    }

    public String getMsgId() {
        return msgId;
    }

    public Object[] getMsgParams() {
        return msgParams == null ? new Object[0] : msgParams.clone();
    }

    public String getNumericalId() {
        return numericalId;
    }

    public Throwable getRootCause() {
        Throwable root = this;
        for (Throwable t = getCause(); t != null && t != root; t = t.getCause()) {
            root = t;
        }
        return root;
    }

    private static String nextNumber() {
        int number = COUNTER.updateAndGet(n -> n >= 9999 ? 1 : n + 1);
        return DAY.format(LocalDate.now(ZoneId.systemDefault())) + String.format("%04d", number);
    }

    private static String text(String msgId, Object[] params) {
        if (msgId == null) {
            return "";
        }
        String text = I18NUtil.getMessage(msgId, params == null ? new Object[0] : params);
        return text == null ? msgId : text;
    }
}
