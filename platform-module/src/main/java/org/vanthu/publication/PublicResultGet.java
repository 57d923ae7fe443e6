package org.vanthu.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the result of a document to who knows its number and date, or the code on its receipt. */
final class PublicResultGet extends PublicWebScript {

    PublicResultGet(PublicSite site) {
        super(site);
    }

    @Override
    Optional<Answer> answer(PublicRequest request) {
        return view().agency(request.path("agency")).flatMap(shown -> {
            List<Map<String, Object>> results = view().results(
                            shown,
                            request.query("code").orElse(null),
                            request.query("number").orElse(null),
                            request.date("date").orElse(null));
            if (results.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    request.wantsJson()
                            ? Answer.json(Map.of("found", true, "results", results))
                            : Answer.html(Pages.results(request, shown, results)));
        });
    }
}
