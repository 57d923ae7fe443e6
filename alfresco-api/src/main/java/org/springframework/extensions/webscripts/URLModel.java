package org.springframework.extensions.webscripts;

import java.util.Map;

/** The parts of the request's URL, for templates. */
public interface URLModel {

    String getContext();

    String getServiceContext();

    String getService();

    String getFull();

    String getArgs();

    String getMatch();

    String getServer();

    String getExtension();

    String getTemplate();

    Map<String, String> getTemplateArgs();
}
