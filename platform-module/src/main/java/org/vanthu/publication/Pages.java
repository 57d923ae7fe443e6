package org.vanthu.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;
import org.vanthu.statistics.PublishedReport;

/**
 * The public pages: plain HTML in Vietnamese or English, without scripts; they print and are read aloud as they are.
 */
final class Pages {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Json.ZONE);

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1b2430;--muted:#55606e;--line:#c9d0d8;--page:#fff;--sunken:#f3f5f7;--accent:#0b5cad;--ok:#1a7f4b;--warn:#b26a00;--bad:#b3261e}
            @media(prefers-color-scheme:dark){:root{--ink:#e6eaef;--muted:#a9b4c0;--line:#3b4652;--page:#14191f;--sunken:#1c232b;--accent:#7db7f0;--ok:#5cc48c;--warn:#e0a54a;--bad:#f08a82}}
            body{margin:0;font:16px/1.5 system-ui,"Be Vietnam Pro","Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--page)}
            header,main,footer{max-width:1120px;margin:0 auto;padding:16px}header{display:flex;gap:16px;justify-content:space-between;border-bottom:2px solid var(--accent)}
            h1{font-size:22px;margin:8px 0 16px}h2{font-size:18px;margin:28px 0 8px}a{color:var(--accent)}a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            form{display:flex;flex-wrap:wrap;gap:12px;align-items:end;background:var(--sunken);padding:14px;border:1px solid var(--line);border-radius:6px;margin:0 0 12px}
            label{display:grid;gap:4px;font-size:14px;color:var(--muted)}input,button{font:inherit;padding:8px 10px;border:1px solid var(--line);border-radius:4px;background:var(--page);color:var(--ink);min-height:44px;box-sizing:border-box}
            button{background:var(--accent);color:var(--page);border-color:var(--accent);cursor:pointer;font-weight:600}
            table{border-collapse:collapse;width:100%}thead th{font-size:14px}tbody th{font-weight:400;min-width:9em}th,td{text-align:left;padding:8px 10px;border-bottom:1px solid var(--line);vertical-align:top}thead th,tfoot th,tfoot td{background:var(--sunken)}.n{text-align:right;font-variant-numeric:tabular-nums}
            .scroll{overflow-x:auto}.muted{color:var(--muted);font-size:14px}dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 16px;border:1px solid var(--line);border-radius:6px;padding:14px}dt{color:var(--muted)}dd{margin:0}
            ul.items{list-style:none;padding:0}ul.items li{padding:10px 0;border-bottom:1px solid var(--line)}.kind{display:inline-block;border:1px solid var(--line);border-radius:4px;padding:0 8px;font-size:13px;margin-right:8px}
            svg.bar{display:block;width:100%;min-width:140px;height:14px}.doneInTime{fill:var(--ok)}.inProgress{fill:var(--accent)}.doneLate{fill:var(--warn)}.overdue{fill:var(--bad)}.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin:8px 0;font-size:14px}.legend svg{margin-right:6px}footer{border-top:1px solid var(--line);margin-top:32px}
            @media(max-width:560px){dl{grid-template-columns:1fr}form>*{width:100%}}
            """;

    private Pages() {}

    static String message(PublicRequest request, String words) {
        Locale language = request.language();
        return page(
                request,
                text(language, "title"),
                "<h1>" + Html.text(text(language, "title")) + "</h1><p role=\"status\">" + Html.text(words) + "</p>"
                        + link(request, "", text(language, "all")));
    }

    static String index(PublicRequest request, List<PublicView.Shown> shown) {
        Locale language = request.language();
        StringBuilder body = new StringBuilder("<h1>")
                .append(Html.text(text(language, "title")))
                .append("</h1>");
        if (shown.isEmpty()) {
            body.append("<p>").append(Html.text(text(language, "none"))).append("</p>");
        }
        body.append("<ul class=\"items\">");
        shown.forEach(one -> body.append("<li>")
                .append(link(
                        request,
                        "/" + Html.segment(one.agency().code()),
                        one.agency().name()))
                .append("</li>"));
        return page(request, text(language, "title"), body.append("</ul>").toString());
    }

    static String agency(PublicRequest request, PublicView.Shown shown, List<Item> items) {
        Locale language = request.language();
        StringBuilder body = new StringBuilder("<h1>")
                .append(Html.text(shown.agency().name()))
                .append("</h1>");
        if (shown.released().results()) {
            body.append(form(request, shown));
        }
        if (shown.released().reports() || shown.released().documents()) {
            body.append("<h2>").append(Html.text(text(language, "items"))).append("</h2>");
            if (items.isEmpty()) {
                body.append("<p>").append(Html.text(text(language, "no-items"))).append("</p>");
            }
            body.append("<ul class=\"items\">");
            items.forEach(item -> body.append("<li><span class=\"kind\">")
                    .append(Html.text(text(language, "kind." + item.kind())))
                    .append("</span>")
                    .append(link(
                            request,
                            "/" + Html.segment(shown.agency().code()) + "/items/" + item.id(),
                            title(item, language)))
                    .append("<br><span class=\"muted\">")
                    .append(Html.text(line(item, language)))
                    .append("</span></li>"));
            body.append("</ul><p>")
                    .append("<a type=\"application/atom+xml\" href=\"")
                    .append(Html.text(
                            request.base() + "/" + Html.segment(shown.agency().code()) + "/feed"))
                    .append("\">Atom</a></p>");
        }
        return page(request, shown.agency().name(), body.toString());
    }

    static String results(PublicRequest request, PublicView.Shown shown, List<Map<String, Object>> results) {
        Locale language = request.language();
        StringBuilder body = new StringBuilder("<h1>")
                .append(Html.text(text(language, "result")))
                .append("</h1><p>")
                .append(link(
                        request,
                        "/" + Html.segment(shown.agency().code()),
                        shown.agency().name()))
                .append("</p>");
        for (Map<String, Object> result : results) {
            body.append("<dl>");
            result.forEach((field, value) -> {
                String words = words(language, field, value);
                if (!words.isEmpty()) {
                    body.append("<dt>")
                            .append(Html.text(text(language, "field." + field)))
                            .append("</dt><dd>")
                            .append(Html.text(words))
                            .append("</dd>");
                }
            });
            body.append("</dl>");
        }
        body.append(form(request, shown));
        return page(request, text(language, "result"), body.toString());
    }

    static String item(PublicRequest request, PublicView.Shown shown, Item item) {
        Locale language = request.language();
        StringBuilder body = new StringBuilder("<h1>")
                .append(Html.text(title(item, language)))
                .append("</h1><p>")
                .append(link(
                        request,
                        "/" + Html.segment(shown.agency().code()),
                        shown.agency().name()))
                .append("</p><p class=\"muted\">")
                .append(Html.text(line(item, language)))
                .append("</p>");
        if (!item.summary().isEmpty()) {
            body.append("<p>").append(Html.text(item.summary())).append("</p>");
        }
        LocalDate until = item.commentUntil();
        if (until != null) {
            body.append("<p><strong>")
                    .append(Html.text(text(language, "comment", DAY.format(until), item.commentTo())))
                    .append("</strong></p>");
        }
        if (item.isReport()) {
            body.append(ReportHtml.of(Json.read(item.figures(), PublishedReport.class), language));
        } else {
            body.append("<p>")
                    .append(link(
                            request,
                            "/" + Html.segment(shown.agency().code()) + "/items/" + item.id() + "/content",
                            text(language, "open")))
                    .append("</p>");
        }
        return page(request, title(item, language), body.toString());
    }

    private static String form(PublicRequest request, PublicView.Shown shown) {
        Locale language = request.language();
        String action =
                Html.text(request.base() + "/" + Html.segment(shown.agency().code()) + "/results");
        String lang = "<input type=\"hidden\" name=\"lang\" value=\"" + language.getLanguage() + "\">";
        return "<h2>" + Html.text(text(language, "look-up")) + "</h2>"
                + "<form method=\"get\" action=\"" + action + "\">" + lang
                + input("number", text(language, "number"), "text", "123/UBND-VX")
                + input("date", text(language, "date"), "text", "31/12/2026")
                + "<button>" + Html.text(text(language, "search")) + "</button></form>"
                + "<form method=\"get\" action=\"" + action + "\">" + lang
                + input("code", text(language, "code"), "text", "")
                + "<button>" + Html.text(text(language, "search")) + "</button></form>";
    }

    private static String input(String name, String label, String type, String example) {
        return "<label>%s<input name=\"%s\" type=\"%s\" maxlength=\"100\" required placeholder=\"%s\" autocomplete=\"off\"></label>"
                .formatted(Html.text(label), name, type, Html.text(example));
    }

    private static String title(Item item, Locale language) {
        return item.isReport()
                ? Json.read(item.figures(), PublishedReport.class)
                        .titles()
                        .getOrDefault(language.getLanguage(), item.title())
                : item.title();
    }

    private static String line(Item item, Locale language) {
        String published = text(language, "published", MOMENT.format(item.publishedAt()));
        if (item.isReport()) {
            PublishedReport report = Json.read(item.figures(), PublishedReport.class);
            return text(language, "days", DAY.format(report.from()), DAY.format(report.to())) + " · " + published;
        }
        LocalDate date = item.date();
        return item.number() + (date == null ? "" : " · " + DAY.format(date)) + " · " + published;
    }

    private static String words(Locale language, String field, @Nullable Object value) {
        if (field.equals("state")) {
            return text(language, "state." + value);
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        return value instanceof Instant time ? MOMENT.format(time) : Objects.toString(value, "");
    }

    private static String link(PublicRequest request, String path, String words) {
        return "<a href=\""
                + Html.text(
                        request.base() + path + "?lang=" + request.language().getLanguage()) + "\">" + Html.text(words)
                + "</a>";
    }

    private static String page(PublicRequest request, String title, String body) {
        Locale language = request.language();
        boolean english = language.getLanguage().equals("en");
        String other = english ? "vi" : "en";
        return "<!doctype html>\n<html lang=\"" + language.getLanguage() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + Html.text(title)
                + "</title><style>" + STYLE + "</style></head><body><header>"
                + link(request, "", text(language, "title")) + "<a hreflang=\"" + other + "\" lang=\"" + other
                + "\" href=\"" + Html.text(request.in(other)) + "\">" + (english ? "Tiếng Việt" : "English")
                + "</a></header><main>"
                + body + "</main><footer class=\"muted\">" + Html.text(text(language, "foot"))
                + "</footer></body></html>\n";
    }

    /** A text of the public pages. */
    static String text(Locale language, String id, Object... arguments) {
        return Texts.of(language, "publication.page." + id, arguments);
    }
}
