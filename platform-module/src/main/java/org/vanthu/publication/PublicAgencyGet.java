package org.vanthu.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what an agency publishes, and where results are looked up. */
final class PublicAgencyGet extends PublicWebScript {

    PublicAgencyGet(PublicSite site) {
        super(site);
    }

    @Override
    Optional<Answer> answer(PublicRequest request) {
        return view().agency(request.path("agency")).map(shown -> {
            List<Item> items = view().items(shown);
            return request.wantsJson()
                    ? Answer.json(Map.of(
                            "name",
                            shown.agency().name(),
                            "results",
                            shown.released().results(),
                            "items",
                            items.stream().map(PublicItemGet::json).toList()))
                    : Answer.html(Pages.agency(request, shown, items));
        });
    }
}
