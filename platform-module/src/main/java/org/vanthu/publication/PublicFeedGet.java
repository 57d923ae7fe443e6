package org.vanthu.publication;

import java.util.List;
import java.util.Optional;

/** Offers what an agency publishes to portals and readers, as an Atom feed. */
final class PublicFeedGet extends PublicWebScript {

    private final String address;

    PublicFeedGet(PublicSite site) {
        super(site);
        this.address = site.address();
    }

    @Override
    Optional<Answer> answer(PublicRequest request) {
        return view().agency(request.path("agency"))
                .filter(shown -> shown.released().reports() || shown.released().documents())
                .map(shown ->
                        Answer.text("application/atom+xml;charset=UTF-8", feed(request, shown, view().items(shown))));
    }

    /** @see "RFC 4287, The Atom Syndication Format" */
    private String feed(PublicRequest request, PublicView.Shown shown, List<Item> items) {
        String base = (address.isEmpty() ? request.server() + request.base() : address) + "/"
                + Html.segment(shown.agency().code());
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n");
        element(xml, "id", "urn:vanthu:" + Html.segment(shown.agency().code()));
        element(xml, "title", shown.agency().name());
        xml.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(Html.text(base))
                .append("\"/>\n<link rel=\"self\" href=\"")
                .append(Html.text(base))
                .append("/feed\"/>\n");
        element(
                xml,
                "updated",
                items.isEmpty()
                        ? "1970-01-01T00:00:00Z"
                        : items.get(0).publishedAt().toString());
        for (Item item : items) {
            xml.append("<entry>\n");
            element(xml, "id", "urn:vanthu:" + Html.segment(shown.agency().code()) + ":" + item.id());
            element(xml, "title", item.title());
            element(xml, "updated", item.publishedAt().toString());
            xml.append("<author><name>")
                    .append(Html.text(shown.agency().name()))
                    .append("</name></author>\n<category term=\"")
                    .append(Html.text(item.kind()))
                    .append("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
                    .append(Html.text(base))
                    .append("/items/")
                    .append(item.id())
                    .append("\"/>\n");
            if (!item.isReport()) {
                xml.append("<link rel=\"enclosure\" href=\"")
                        .append(Html.text(base))
                        .append("/items/")
                        .append(item.id())
                        .append("/content\"/>\n");
            }
            element(xml, "summary", item.summary().isEmpty() ? item.number() : item.summary());
            xml.append("</entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(Html.text(text))
                .append("</")
                .append(name)
                .append(">\n");
    }
}
