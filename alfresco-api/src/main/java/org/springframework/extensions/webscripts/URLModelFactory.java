package org.springframework.extensions.webscripts;

/** Makes the {@code url} object of templates. */
public interface URLModelFactory {

    URLModel createURLModel(WebScriptRequest webScriptRequest);
}
