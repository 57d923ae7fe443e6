package org.springframework.extensions.webscripts;

import java.util.Map;

/** What holds the web scripts. */
public interface Container {

    String getName();

    /** Says whether a JSON answer may be wrapped in a call-back function. */
    boolean allowCallbacks();

    Map<String, Object> getTemplateParameters();

    Map<String, Object> getScriptParameters();

    TemplateProcessorRegistry getTemplateProcessorRegistry();

    FormatRegistry getFormatRegistry();

    void reset();
}
