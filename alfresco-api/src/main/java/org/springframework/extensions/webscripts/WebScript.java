package org.springframework.extensions.webscripts;

import java.io.IOException;
import java.util.ResourceBundle;

/** A piece of server code that answers one HTTP method at URLs which its description document names. */
public interface WebScript {

    /** Called once, before the first request. */
    void init(Container container, Description description);

    Description getDescription();

    /** Returns the messages beside the description document in the locale of the thread, or null. */
    ResourceBundle getResources();

    void execute(WebScriptRequest req, WebScriptResponse res) throws IOException;

    void setURLModelFactory(URLModelFactory urlModelFactory);
}
