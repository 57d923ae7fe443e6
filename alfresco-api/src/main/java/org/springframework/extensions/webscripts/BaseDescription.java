package org.springframework.extensions.webscripts;

/** Identity and short texts of a description. */
public interface BaseDescription {

    String getId();

    String getShortName();

    String getDescription();
}
