package org.vanthu.publication;

import java.io.InputStream;
import java.util.Optional;

/** Gives the file of a published document. */
final class PublicContentGet extends PublicWebScript {

    PublicContentGet(PublicSite site) {
        super(site);
    }

    @Override
    Optional<Answer> answer(PublicRequest request) {
        return view().agency(request.path("agency"))
                .flatMap(shown -> view().item(shown, request.path("id")))
                .flatMap(item -> view().content(item)
                        .map(reader -> new Answer(reader.getMimetype(), name(item, reader.getMimetype()), out -> {
                            try (InputStream in = reader.getContentInputStream()) {
                                in.transferTo(out);
                            }
                        })));
    }

    private static String name(Item item, String type) {
        String ending = type.equals("application/pdf") ? ".pdf" : "";
        return item.number().replaceAll("[^\\p{L}\\p{N}-]+", "-") + ending;
    }
}
