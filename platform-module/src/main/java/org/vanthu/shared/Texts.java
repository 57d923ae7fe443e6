package org.vanthu.shared;

import java.text.MessageFormat;
import java.util.Locale;

import org.springframework.extensions.surf.util.I18NUtil;

/** Looks user texts up in the message bundles that the module registers. */
public final class Texts {

    /** Vietnamese, the first language of every text. */
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private Texts() {}

    /** The text in the language of the request, or the id itself where no bundle has it. */
    public static String of(String msgId, Object... arguments) {
        return of(language(), msgId, arguments);
    }

    /**
     * The text in the given language, or the id itself where no bundle has it. The arguments are put in here, not by
     * the repository, which writes numbers as the server's own language does and takes the apostrophes out of a text
     * without arguments.
     */
    public static String of(Locale locale, String msgId, Object... arguments) {
        String text = I18NUtil.getMessage(msgId, bundle(locale));
        if (text == null) {
            return msgId;
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /**
     * English is in the bundles without a language: asked for by its name, a server that runs in Vietnamese gives
     * Vietnamese.
     */
    private static Locale bundle(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ROOT : locale;
    }

    /** English when the request asks for English before anything else, Vietnamese otherwise. */
    public static Locale language() {
        Locale locale = I18NUtil.getLocaleOrNull();
        return locale != null && "en".equals(locale.getLanguage()) ? Locale.ENGLISH : VIETNAMESE;
    }
}
