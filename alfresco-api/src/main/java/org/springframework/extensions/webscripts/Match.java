package org.springframework.extensions.webscripts;

import java.util.Map;

/** The result of looking a URL up. */
public final class Match {

    /** Whether the HTTP method matches too. */
    public enum Kind {
        FULL,
        URI
    }

    private final String template;
    private final Map<String, String> templateVars;
    private final String path;
    private final WebScript script;
    private final Kind kind;

    public Match(String template, Map<String, String> templateVars, String path) {
        this(template, templateVars, path, null);
    }

    public Match(String template, Map<String, String> templateVars, String path, WebScript script) {
        this.template = template;
        this.templateVars = templateVars;
        this.path = path;
        this.script = script;
        this.kind = script == null ? Kind.URI : Kind.FULL;
    }

    public Kind getKind() {
        return kind;
    }

    public String getTemplate() {
        return template;
    }

    public Map<String, String> getTemplateVars() {
        return templateVars;
    }

    /** Returns the part of the URL that the template covers. */
    public String getPath() {
        return path;
    }

    public WebScript getWebScript() {
        return script;
    }

    @Override
    public String toString() {
        return path + " by " + template;
    }
}
