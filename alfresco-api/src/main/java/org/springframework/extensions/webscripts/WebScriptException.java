package org.springframework.extensions.webscripts;

import java.util.Map;

import org.springframework.extensions.surf.exception.PlatformRuntimeException;

/** Ends a web script with an HTTP status; the transaction rolls back. */
public class WebScriptException extends PlatformRuntimeException implements StatusTemplateFactory {

    private static final long serialVersionUID = 1L;

    private final int status;
    private transient StatusTemplate statusTemplate;
    private transient Map<String, Object> statusModel;
    private transient StatusTemplateFactory statusTemplateFactory;

    public WebScriptException(String msgId) {
        this(Status.STATUS_INTERNAL_SERVER_ERROR, msgId);
    }

    public WebScriptException(String msgId, Object... args) {
        this(Status.STATUS_INTERNAL_SERVER_ERROR, msgId, args);
    }

    public WebScriptException(String msgId, Throwable cause) {
        this(Status.STATUS_INTERNAL_SERVER_ERROR, msgId, cause);
    }

    public WebScriptException(String msgId, Throwable cause, Object... args) {
        this(Status.STATUS_INTERNAL_SERVER_ERROR, msgId, cause, args);
    }

    public WebScriptException(int status, String msgId) {
        super(msgId);
        this.status = status;
    }

    public WebScriptException(int status, String msgId, Object... args) {
        super(msgId, args);
        this.status = status;
    }

    public WebScriptException(int status, String msgId, Throwable cause) {
        super(msgId, cause);
        this.status = status;
    }

    public WebScriptException(int status, String msgId, Throwable cause, Object... args) {
        super(msgId, args, cause);
        this.status = status;
    }

    public int getStatus() {
        return status;
    }

    public void setStatusTemplate(StatusTemplate statusTemplate, Map<String, Object> statusModel) {
        this.statusTemplate = statusTemplate;
        this.statusModel = statusModel;
    }

    public void setStatusTemplateFactory(StatusTemplateFactory statusTemplateFactory) {
        this.statusTemplateFactory = statusTemplateFactory;
    }

    @Override
    public StatusTemplate getStatusTemplate() {
        return statusTemplateFactory == null ? statusTemplate : statusTemplateFactory.getStatusTemplate();
    }

    @Override
    public Map<String, Object> getStatusModel() {
        Map<String, Object> model =
                statusTemplateFactory == null ? statusModel : statusTemplateFactory.getStatusModel();
        return model == null ? Map.of() : model;
    }
}
