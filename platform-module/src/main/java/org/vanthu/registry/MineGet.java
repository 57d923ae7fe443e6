package org.vanthu.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the person's own documents. */
final class MineGet extends JsonWebScript {

    private final PersonalDocuments mine;

    MineGet(PersonalDocuments mine) {
        this.mine = mine;
    }

    /** A page of the list, and the labels in use. */
    record Answer(
            List<PersonalDocument> items,
            @Nullable String next,
            @Nullable Long total,
            List<String> labels) {}

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.required("agency");
        String list = request.query("list").orElse("kept");
        Page<PersonalDocument> page = switch (list) {
            case "kept" -> mine.kept(agency, request.query("label"), request.query("q"), request.keyset());
            case "handled" -> mine.handled(agency);
            default -> throw InvalidInputException.field("list", list, "registry.error.choice", "list", list);
        };
        return new Answer(page.items(), page.next(), page.total(), mine.labels(agency));
    }
}
