package org.alfresco.service.cmr.repository;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;

import org.springframework.extensions.surf.util.I18NUtil;

/** A text in several languages. */
public class MLText extends HashMap<Locale, String> {
    private static final long serialVersionUID = 1L;

    public MLText() {}

    public MLText(String value) {
        this(getDefaultLocale(), value);
    }

    public MLText(Locale locale, String value) {
        put(locale, value);
    }

    public static Locale getDefaultLocale() {
        return I18NUtil.getContentLocale();
    }

    public Set<Locale> getLocales() {
        return keySet();
    }

    public Collection<String> getValues() {
        return values();
    }

    public void addValue(Locale locale, String value) {
        put(locale, value);
    }

    public String getValue(Locale locale) {
        return get(locale);
    }

    public void removeValue(Locale locale) {
        remove(locale);
    }

    /** The text in the content locale, or else the nearest, or else any. */
    public String getDefaultValue() {
        return isEmpty() ? null : getClosestValue(getDefaultLocale());
    }

    public String getClosestValue(Locale locale) {
        if (isEmpty()) {
            return null;
        }
        Locale nearest = I18NUtil.getNearestLocale(locale, keySet());
        return nearest == null ? values().iterator().next() : get(nearest);
    }
}
