package org.springframework.extensions.webscripts;

import java.util.Map;

/** Chooses the template of an error answer and what it shows. */
public interface StatusTemplateFactory {

    StatusTemplate getStatusTemplate();

    Map<String, Object> getStatusModel();
}
