package org.vanthu.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows which agencies show anything. */
final class PublicIndexGet extends PublicWebScript {

    PublicIndexGet(PublicSite site) {
        super(site);
    }

    @Override
    Optional<Answer> answer(PublicRequest request) {
        List<PublicView.Shown> shown = view().agencies();
        return Optional.of(
                request.wantsJson()
                        ? Answer.json(Map.of(
                                "items",
                                shown.stream()
                                        .map(one -> Map.of(
                                                "code", one.agency().code(),
                                                "name", one.agency().name()))
                                        .toList()))
                        : Answer.html(Pages.index(request, shown)));
    }
}
