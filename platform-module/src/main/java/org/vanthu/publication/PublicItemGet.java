package org.vanthu.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.vanthu.shared.Json;
import org.vanthu.statistics.PublishedReport;

/** Shows a published report or document. */
final class PublicItemGet extends PublicWebScript {

    PublicItemGet(PublicSite site) {
        super(site);
    }

    @Override
    Optional<Answer> answer(PublicRequest request) {
        return view().agency(request.path("agency"))
                .flatMap(shown -> view().item(shown, request.path("id")).map(item -> {
                    if (!request.wantsJson()) {
                        return Answer.html(Pages.item(request, shown, item));
                    }
                    Map<String, Object> json = json(item);
                    if (item.isReport()) {
                        json.put("report", Json.read(item.figures(), PublishedReport.class));
                    }
                    return Answer.json(json);
                }));
    }

    /** What everybody may know of an item: not who published it, nor what is behind it. */
    static Map<String, Object> json(Item item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("kind", item.kind());
        json.put("title", item.title());
        json.put("summary", item.summary());
        json.put("number", item.number());
        json.put("date", item.date());
        json.put("commentUntil", item.commentUntil());
        json.put("commentTo", item.commentTo());
        json.put("publishedAt", item.publishedAt());
        return json;
    }
}
