package org.springframework.extensions.webscripts;

/** A request around another. */
public interface WrappingWebScriptRequest extends WebScriptRequest {

    WebScriptRequest getNext();
}
