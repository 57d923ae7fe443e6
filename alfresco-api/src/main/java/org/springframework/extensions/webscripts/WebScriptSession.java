package org.springframework.extensions.webscripts;

/** Values kept between requests of one client. */
public interface WebScriptSession {

    String getId();

    Object getValue(String name);

    void setValue(String name, Object value);

    void removeValue(String name);
}
