package org.springframework.extensions.surf.util;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Messages of the registered bundles and the language of the running thread. */
public class I18NUtil {
    private static final ThreadLocal<Locale> LOCALE = new ThreadLocal<>();
    private static final ThreadLocal<Locale> CONTENT_LOCALE = new ThreadLocal<>();
    private static final Set<String> BUNDLES = new LinkedHashSet<>();
    private static final Map<Locale, Map<String, String>> MESSAGES = new ConcurrentHashMap<>();

    public static void setLocale(Locale locale) {
        set(LOCALE, locale);
    }

    /** The language of the thread, or else of the machine. */
    public static Locale getLocale() {
        Locale locale = LOCALE.get();
        return locale == null ? Locale.getDefault() : locale;
    }

    public static Locale getLocaleOrNull() {
        return LOCALE.get();
    }

    public static void setLocaleFromLanguage(String language) {
        setLocale(parseLocale(language));
    }

    public static void setContentLocale(Locale locale) {
        set(CONTENT_LOCALE, locale);
    }

    public static Locale getContentLocale() {
        Locale locale = CONTENT_LOCALE.get();
        return locale == null ? getLocale() : locale;
    }

    public static Locale getContentLocaleOrNull() {
        return CONTENT_LOCALE.get();
    }

    public static Locale getContentLocaleLang() {
        return new Locale(getContentLocale().getLanguage());
    }

    private static void set(ThreadLocal<Locale> holder, Locale locale) {
        if (locale == null) {
            holder.remove();
        } else {
            holder.set(locale);
        }
    }

    /** Reads {@code vi}, {@code vi_VN} or {@code vi-VN}. */
    public static Locale parseLocale(String localeStr) {
        if (localeStr == null) {
            return null;
        }
        String[] parts = localeStr.trim().split("[_-]", 3);
        return new Locale(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /** The locale itself if it is offered, or else one of the same language, or else null. */
    public static Locale getNearestLocale(Locale templateLocale, Set<Locale> options) {
        if (options.contains(templateLocale)) {
            return templateLocale;
        }
        Locale language = new Locale(templateLocale.getLanguage());
        if (options.contains(language)) {
            return language;
        }
        return options.stream()
                .filter(option -> option.getLanguage().equals(templateLocale.getLanguage()))
                .findFirst()
                .orElse(null);
    }

    /** Registers a bundle by its name on the class path; later bundles win over earlier ones. */
    public static void registerResourceBundle(String bundleBaseName) {
        synchronized (BUNDLES) {
            BUNDLES.remove(bundleBaseName);
            BUNDLES.add(bundleBaseName);
            MESSAGES.clear();
        }
    }

    public static Map<String, String> getAllMessages() {
        return getAllMessages(getLocale());
    }

    public static Map<String, String> getAllMessages(Locale locale) {
        return MESSAGES.computeIfAbsent(locale, I18NUtil::load);
    }

    /** The message, or null if no bundle has it. */
    public static String getMessage(String messageKey) {
        return getMessage(messageKey, getLocale());
    }

    public static String getMessage(String messageKey, Locale locale) {
        return getAllMessages(locale).get(messageKey);
    }

    public static String getMessage(String messageKey, Object... params) {
        return getMessage(messageKey, getLocale(), params);
    }

    /**
     * As in ACS: numbers are written in the language of the machine, and a text without parameters is formatted too.
     */
    public static String getMessage(String messageKey, Locale locale, Object... params) {
        String message = getMessage(messageKey, locale);
        return message == null || params == null ? message : MessageFormat.format(message, params);
    }

    /** As in ACS: a language without a bundle of its own gets the machine's language before the bundle without one. */
    private static Map<String, String> load(Locale locale) {
        Map<String, String> messages = new HashMap<>();
        synchronized (BUNDLES) {
            for (String name : BUNDLES) {
                ResourceBundle bundle = ResourceBundle.getBundle(
                        name.replace('/', '.'), locale, Thread.currentThread().getContextClassLoader());
                bundle.keySet().forEach(key -> messages.put(key, bundle.getString(key)));
            }
        }
        return messages;
    }
}
