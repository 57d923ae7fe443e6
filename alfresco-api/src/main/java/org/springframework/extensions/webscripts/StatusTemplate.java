package org.springframework.extensions.webscripts;

/** Where the template of an error answer is, and its format. */
public class StatusTemplate {

    private final String path;
    private final String format;

    public StatusTemplate(String path, String format) {
        this.path = path;
        this.format = format;
    }

    public String getPath() {
        return path;
    }

    public String getFormat() {
        return format;
    }
}
