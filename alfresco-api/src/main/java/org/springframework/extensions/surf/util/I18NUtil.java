package org.springframework.extensions.surf.util;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Message bundles and the locale of the running thread. The interface locale chooses the messages, the content locale
 * chooses among the values of multilingual properties.
 */
public class I18NUtil {

    private static final ThreadLocal<Locale> LOCALE = new ThreadLocal<>();
    private static final ThreadLocal<Locale> CONTENT_LOCALE = new ThreadLocal<>();
    private static final Set<String> BUNDLES = Collections.synchronizedSet(new LinkedHashSet<>());
    private static final Map<Locale, Map<String, String>> MESSAGES = new ConcurrentHashMap<>();
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public I18NUtil() {}

    /** Sets the interface locale of this thread; null returns to the default of the machine. */
    public static void setLocale(Locale locale) {
        set(LOCALE, locale);
    }

    /** Returns the interface locale of this thread, or the default of the machine. */
    public static Locale getLocale() {
        Locale locale = LOCALE.get();
        return locale == null ? Locale.getDefault() : locale;
    }

    public static Locale getLocaleOrNull() {
        return LOCALE.get();
    }

    public static void setContentLocale(Locale locale) {
        set(CONTENT_LOCALE, locale);
    }

    /** Returns the content locale of this thread, or else its interface locale. */
    public static Locale getContentLocale() {
        Locale locale = CONTENT_LOCALE.get();
        return locale == null ? getLocale() : locale;
    }

    public static Locale getContentLocaleOrNull() {
        return CONTENT_LOCALE.get();
    }

    /** Returns the content locale reduced to its language. */
    public static Locale getContentLocaleLang() {
        return new Locale(getContentLocale().getLanguage());
    }

    /** Sets the interface locale from an Accept-Language header; nothing is set when the header names no language. */
    public static void setLocaleFromLanguage(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage.trim());
            for (Locale.LanguageRange range : ranges) {
                if (!range.getRange().startsWith("*")) {
                    setLocale(Locale.forLanguageTag(range.getRange()));
                    return;
                }
            }
        } catch (IllegalArgumentException e) {
            // A header that is no language list is like no header.
            setLocale(null);
        }
    }

    /** Parses {@code vi_VN}, {@code vi-VN} or {@code vi}. */
    public static Locale parseLocale(String text) {
        if (text == null || text.isEmpty()) {
            return Locale.getDefault();
        }
        return Locale.forLanguageTag(text.replace('_', '-'));
    }

    /** Returns the option nearest to the template (same country and language, then same language), or null. */
    public static Locale getNearestLocale(Locale template, Set<Locale> options) {
        if (options.isEmpty() || template == null) {
            return null;
        }
        if (options.contains(template)) {
            return template;
        }
        Locale language = null;
        for (Locale option : options) {
            if (option.getLanguage().equals(template.getLanguage())
                    && (language == null || option.getCountry().isEmpty())) {
                language = option;
            }
        }
        return language;
    }

    /** Adds a bundle (path without extension, slashes or dots); later bundles win. */
    public static void registerResourceBundle(String bundleBaseName) {
        if (BUNDLES.add(bundleBaseName)) {
            MESSAGES.clear();
        }
    }

    public static String getMessage(String key) {
        return getMessage(key, getLocale());
    }

    /** Returns the message in the locale, else in English; null when no bundle has the key. */
    public static String getMessage(String key, Locale locale) {
        return key == null ? null : getAllMessages(locale).get(key);
    }

    public static String getMessage(String key, Object... params) {
        return getMessage(key, getLocale(), params);
    }

    public static String getMessage(String key, Locale locale, Object... params) {
        String message = getMessage(key, locale);
        return message == null || params == null || params.length == 0
                ? message
                : new MessageFormat(message, locale).format(params);
    }

    public static Map<String, String> getAllMessages() {
        return getAllMessages(getLocale());
    }

    public static Map<String, String> getAllMessages(Locale locale) {
        return MESSAGES.computeIfAbsent(locale, I18NUtil::load);
    }

    private static Map<String, String> load(Locale locale) {
        Map<String, String> all = new HashMap<>();
        for (String name : BUNDLES.toArray(String[]::new)) {
            try {
                ResourceBundle bundle = ResourceBundle.getBundle(name.replace('/', '.'), locale, classLoader(), EXACT);
                for (String key : bundle.keySet()) {
                    all.put(key, bundle.getString(key));
                }
            } catch (MissingResourceException e) {
                throw new IllegalStateException("The message bundle " + name + " is not on the class path", e);
            }
        }
        return Map.copyOf(all);
    }

    private static ClassLoader classLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? I18NUtil.class.getClassLoader() : loader;
    }

    private static void set(ThreadLocal<Locale> holder, Locale locale) {
        if (locale == null) {
            holder.remove();
        } else {
            holder.set(locale);
        }
    }
}
