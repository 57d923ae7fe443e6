package org.vanthu.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;

/**
 * All that somebody reads who has not signed in: released fields and published items, nothing else. What does not
 * exist, is not released or was withdrawn is empty alike.
 */
final class PublicView {

    private static final int CODE_LENGTH = 12;
    private static final int MOST = 50;

    private final PublicationTable table;
    private final ResultTable results;
    private final Agencies agencies;
    private final NodeService nodeService;
    private final ContentService contentService;

    /** The services are the inner beans: nobody is signed in. */
    PublicView(
            PublicationTable table,
            ResultTable results,
            Agencies agencies,
            NodeService nodeService,
            ContentService contentService) {
        this.table = table;
        this.results = results;
        this.agencies = agencies;
        this.nodeService = nodeService;
        this.contentService = contentService;
    }

    /** An agency that shows something. */
    record Shown(Agency agency, Released released) {}

    /** The agencies that show something, by name. */
    List<Shown> agencies() {
        List<Shown> shown = new ArrayList<>();
        for (Released one : table.all()) {
            agencies.find(one.agency()).filter(Agency::active).ifPresent(agency -> shown.add(new Shown(agency, one)));
        }
        return shown;
    }

    Optional<Shown> agency(String code) {
        return agencies.find(code)
                .filter(Agency::active)
                .map(agency -> new Shown(agency, table.released(code)))
                .filter(shown -> shown.released().anything());
    }

    /**
     * The released fields of the results that a number with its date, or a code, names; empty if there are none, and
     * alike if the agency releases none.
     */
    List<Map<String, Object>> results(
            Shown shown, @Nullable String code, @Nullable String number, @Nullable LocalDate date) {
        Released released = shown.released();
        String agency = shown.agency().code();
        List<ResultTable.Result> found = List.of();
        String written = code == null ? "" : code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (written.length() == CODE_LENGTH) {
            found = results.byCode(agency, written);
        } else if (written.isEmpty() && number != null && date != null) {
            found = results.byNumber(agency, number, date);
        }
        return released.results()
                ? found.stream().map(result -> fields(result, released)).toList()
                : List.of();
    }

    private static Map<String, Object> fields(ResultTable.Result result, Released released) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("subject", result.subject());
        all.put("arrivalNumber", result.arrivalNumber());
        all.put("arrivalDate", result.arrivalDate());
        all.put("state", result.state());
        all.put("unit", result.unit());
        all.put("dueOn", result.dueOn());
        all.put("endedOn", result.endedOn());
        all.put("answerNumber", String.join("; ", result.answers()));
        Map<String, Object> shown = new LinkedHashMap<>();
        Released.FIELDS.stream().filter(released.fields()::contains).forEach(field -> shown.put(field, all.get(field)));
        return shown;
    }

    /** The newest items that are shown. */
    List<Item> items(Shown shown) {
        return table.items(shown.agency().code(), Item.PUBLISHED, Long.MAX_VALUE, MOST).stream()
                .filter(item -> isShown(shown.released(), item))
                .toList();
    }

    Optional<Item> item(Shown shown, String id) {
        return number(id)
                .flatMap(table::item)
                .filter(item -> item.agency().equals(shown.agency().code()))
                .filter(item -> item.state().equals(Item.PUBLISHED))
                .filter(item -> isShown(shown.released(), item));
    }

    /** The file of a published document. */
    Optional<ContentReader> content(Item item) {
        String nodeId = item.nodeId();
        if (nodeId == null) {
            return Optional.empty();
        }
        NodeRef node = RegistryService.ref(nodeId);
        return Elevation.asSystem("the agency has published the document", () -> {
            if (!nodeService.exists(node)) {
                return Optional.<ContentReader>empty();
            }
            ContentReader reader = contentService.getReader(node, ContentModel.PROP_CONTENT);
            return Optional.ofNullable(reader).filter(ContentReader::exists);
        });
    }

    private static boolean isShown(Released released, Item item) {
        return item.isReport() ? released.reports() : released.documents();
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.valueOf(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
