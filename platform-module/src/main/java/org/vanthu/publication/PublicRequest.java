package org.vanthu.publication;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.extensions.webscripts.WebScriptRequest;
import org.vanthu.shared.Texts;

/** What somebody asks for who has not signed in; nothing in it is an error, only something that finds nothing. */
final class PublicRequest {

    private static final int MAX_TEXT = 100;
    private static final List<DateTimeFormatter> DATES =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d/M/yyyy"));

    private final WebScriptRequest request;

    PublicRequest(WebScriptRequest request) {
        this.request = request;
    }

    String path(String name) {
        return Optional.ofNullable(request.getServiceMatch().getTemplateVars().get(name))
                .orElse("");
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= MAX_TEXT);
    }

    /** A day, as it is written in Vietnam or in ISO 8601. */
    Optional<LocalDate> date(String name) {
        return query(name).flatMap(PublicRequest::parse);
    }

    private static Optional<LocalDate> parse(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeParseException e) {
                // the other way of writing it
            }
        }
        return Optional.empty();
    }

    boolean wantsJson() {
        return query("format").filter("json"::equals).isPresent();
    }

    /** The language that is asked for, otherwise that of the browser. */
    Locale language() {
        return query("lang")
                .map(lang -> lang.equals("en") ? Locale.ENGLISH : Texts.VIETNAMESE)
                .orElse(Texts.language());
    }

    /** The same request in another language. */
    String in(String language) {
        StringBuilder query = new StringBuilder("?lang=").append(language);
        for (String name : List.of("number", "date", "code")) {
            query(name)
                    .ifPresent(
                            value -> query.append('&').append(name).append('=').append(Html.segment(value)));
        }
        return query.toString();
    }

    /** Where the public pages are, below the server. */
    String base() {
        return request.getServiceContextPath() + "/vanthu/public";
    }

    /** The server as the client called it. */
    String server() {
        return request.getServerPath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
