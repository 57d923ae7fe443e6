package org.springframework.extensions.webscripts;

/** A status that can be set but offers less than {@link Status}. */
public class WebScriptStatus {

    private final Status status;

    public WebScriptStatus(Status status) {
        this.status = status;
    }

    public int getCode() {
        return status.getCode();
    }

    public void setCode(int code) {
        status.setCode(code);
    }

    public String getMessage() {
        return status.getMessage();
    }

    public void setMessage(String message) {
        status.setMessage(message);
    }

    public boolean getRedirect() {
        return status.getRedirect();
    }

    public void setRedirect(boolean redirect) {
        status.setRedirect(redirect);
    }
}
